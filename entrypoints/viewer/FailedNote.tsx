import { HaveSealedText } from "../../components/reveal/HaveSealedText";
import { StatusLine } from "../../components/StatusLine";
import { useSpeech } from "../../components/Translate";
import type { FailureInfo } from "../../lib/failure";
import type { MessageKey } from "../../lib/wording/sentences";

export interface FailedNoteProps {
  readonly host: string;
  readonly failure: FailureInfo;
  /** The fate of the secret. */
  readonly secret: "not used up" | "maybe used up";
  readonly onAgain: () => void;
  readonly onSealedText: () => void;
}

/**
 * Tells the failure of a request to this page's own origin. It has fewer sentences than `notice.ts`, since this page carries each
 * in every language.
 */
export function FailedNote({ host, failure, secret, ...on }: FailedNoteProps) {
  const { t } = useSpeech();
  return (
    <>
      <StatusLine tone="bad" title={t(happened(failure), host)}>
        <p>{t(secret === "not used up" ? "notUsedUp" : "maybeUsedUp")}</p>
      </StatusLine>
      <div class="actions">
        <button type="button" class="primary" onClick={on.onAgain}>
          {t("tryAgain")}
        </button>
        <HaveSealedText onPress={on.onSealedText} />
      </div>
    </>
  );
}

function happened({ kind }: FailureInfo): MessageKey {
  return kind === "unreachable" || kind === "unanswered" ? "noAnswer" : "unexpectedAnswer";
}
