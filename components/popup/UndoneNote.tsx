import type { Attempt } from "../../lib/sharing/attempt";
import type { Status } from "../../lib/domain";
import { undoneNotice } from "../../lib/wording/notice";
import { sentence } from "../../lib/wording/sentences";
import { CopyButton, CopyStatus } from "../CopyButton";
import { NoticeLine } from "../NoticeLine";
import type { Tone } from "../StatusLine";
import { useSpeech } from "../Translate";
import { type Copy, useCopy } from "../hooks/useCopy";

export interface UndoneNoteProps {
  /** The attempt whose link was burned, revealed or has run out. */
  readonly attempt: Extract<Attempt, { readonly state: "undone" }>;
  readonly onCopy: Copy;
  readonly onCreateAnother: () => void;
}

const tones: Record<Status["state"], Tone> = {
  burned: "good",
  expired: "good",
  gone: "neutral",
  revealed: "neutral",
  waiting: "warn",
};

/** Says that the new link no longer opens. A text that may not be back in its place either can be copied. */
export function UndoneNote({ attempt, onCopy, onCreateAnother }: UndoneNoteProps) {
  const { status, restored, draft } = attempt;
  const { t } = useSpeech();
  const [copied, copy] = useCopy<"text">(onCopy);
  const { title, body } = undoneNotice(status);
  const back = restored === undefined ? [] : [sentence(restored ? "restored" : "notRestored")];
  return (
    <>
      <NoticeLine
        tone={restored === false ? "warn" : tones[status.state]}
        notice={{ title, body: [...body, ...back] }}
      />
      <CopyStatus copied={copied} />
      <div class="actions">
        {restored === false && (
          <CopyButton
            {...{ what: "text", copied }}
            label={t("copyText")}
            look="second"
            onCopy={() => copy("text", draft.text)}
          />
        )}
        <button type="button" class="primary" onClick={onCreateAnother}>
          {t("createAnother")}
        </button>
      </div>
    </>
  );
}
