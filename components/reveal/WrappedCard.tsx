import type { Wrappers } from "../../lib/links/recognise";
import { wrappedSentence } from "../../lib/wording/sentences";
import { Breakable } from "../Breakable";
import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { useSpeech } from "../Translate";

export interface WrappedCardProps {
  readonly host: string;
  readonly wrappers: Wrappers;
  /** True if the link has a key. */
  readonly keyed: boolean;
  readonly onOpen: () => void;
  readonly onSealedText: (() => void) | undefined;
}

/** Warns that the link came inside an address of another server; nothing was sent to anybody yet. */
export function WrappedCard({ host, wrappers, keyed, onOpen, onSealedText }: WrappedCardProps) {
  const { t, say } = useSpeech();
  return (
    <Card title={t("wrappedHeading", host)}>
      <div class="note warn">
        <p>
          <Breakable text={say(wrappedSentence(wrappers, keyed))} />
        </p>
      </div>
      <div class="actions">
        <button type="button" class="primary" onClick={onOpen}>
          {t("open")}
        </button>
        <HaveSealedText onPress={onSealedText} />
      </div>
    </Card>
  );
}
