import type { Replaced } from "../../lib/sharing/attempt";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import { StatusLine } from "../StatusLine";
import { useSpeech } from "../Translate";

export interface ReplaceNoteProps {
  readonly replaced: Replaced | undefined;
  readonly busy: boolean;
  readonly onReplace: () => void;
}

/** Offers to put the link where the text was, and tells the result. */
export function ReplaceNote({ replaced, busy, onReplace }: ReplaceNoteProps) {
  const { t } = useSpeech();
  return (
    <>
      {replaced && replaced.state !== "begun" && <ReplacedStatus replaced={replaced} />}
      {replaced?.state !== "done" && (
        <button type="button" class="second" disabled={busy} onClick={onReplace}>
          {t("replaceSelection")}
        </button>
      )}
    </>
  );
}

interface ReplacedStatusProps {
  readonly replaced: Exclude<Replaced, { readonly state: "begun" }>;
}

function ReplacedStatus({ replaced }: ReplacedStatusProps) {
  const { t, tell } = useSpeech();
  const [title, hint] = said[replaced.state];
  const first = replaced.state === "done" && replaced.first;
  const sentences = [sentence(hint), ...(first ? [sentence("draftUploaded")] : [])];
  return (
    <StatusLine tone={replaced.state === "done" ? "good" : "warn"} title={t(title)}>
      <p>{tell(sentences)}</p>
    </StatusLine>
  );
}

const said: Record<
  ReplacedStatusProps["replaced"]["state"],
  readonly [title: MessageKey, hint: MessageKey]
> = {
  done: ["replaced", "replacedHint"],
  refused: ["notReplaced", "notReplacedHint"],
  garbled: ["replacedOtherwise", "replacedOtherwiseHint"],
};
