import type { Status } from "../lib/domain";
import { undoneNotice } from "../lib/notice";
import { NoticeLine } from "./NoticeLine";
import type { Tone } from "./StatusLine";
import { useSpeech } from "./Translate";

export interface UndoneNoteProps {
  /** What a fresh receipt says: it may have been revealed before it could be burned. */
  readonly status: Status;
  readonly onCreateAnother: () => void;
}

const tones: Record<Status["state"], Tone> = {
  burned: "good",
  expired: "good",
  gone: "neutral",
  revealed: "warn",
  waiting: "warn",
};

/** The link just created was taken back. */
export function UndoneNote({ status, onCreateAnother }: UndoneNoteProps) {
  const { t } = useSpeech();
  return (
    <>
      <NoticeLine tone={tones[status.state]} notice={undoneNotice(status)} />
      <div class="actions">
        <button type="button" class="primary" onClick={onCreateAnother}>
          {t("createAnother")}
        </button>
      </div>
    </>
  );
}
