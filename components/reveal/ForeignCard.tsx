import type { Disguise } from "../../lib/links/disguise";
import type { Wrappers } from "../../lib/links/recognise";
import { disguiseSentence, wrappedSentence } from "../../lib/wording/sentences";
import { Breakable } from "../Breakable";
import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { useSpeech } from "../Translate";

export interface ForeignCardProps {
  /** The whole host: a look-alike shows itself only then. */
  readonly host: string;
  readonly disguise: Disguise | undefined;
  readonly wrappers: Wrappers | undefined;
  /** True if the link has a key. */
  readonly keyed: boolean;
  readonly onAllow: () => void;
  readonly onSealedText: (() => void) | undefined;
}

/**
 * Warns that the link leads to a server nobody vouched for; nothing was sent to it yet. A server that passes for another gets no
 * push.
 */
export function ForeignCard({ host, disguise, wrappers, keyed, ...rest }: ForeignCardProps) {
  const { t, say } = useSpeech();
  return (
    <Card title={t(disguise ? "disguisedHeading" : "foreignHeading", host)}>
      {disguise ? (
        <div class="note bad">
          <strong>{say(disguiseSentence(disguise))}</strong>
          <p>{t("disguisedWarning")}</p>
        </div>
      ) : (
        <div class="note warn">
          <p>{t("foreignWarning")}</p>
        </div>
      )}
      {wrappers && (
        <div class="note warn">
          <p>
            <Breakable text={say(wrappedSentence(wrappers, keyed))} />
          </p>
        </div>
      )}
      <div class="actions">
        <button type="button" class={disguise ? "second danger" : "primary"} onClick={rest.onAllow}>
          {t("allowHost", host)}
        </button>
        <HaveSealedText onPress={rest.onSealedText} />
      </div>
    </Card>
  );
}
