import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { RevealForm } from "./RevealForm";
import { useSpeech } from "../Translate";

export interface RefusedCardProps {
  readonly host: string;
  /** True if this very tab has asked before, which may have used the secret up. */
  readonly tried: boolean;
  /** The passphrase that did not help, if any: it may only be mistyped. */
  readonly typed?: string | undefined;
  readonly onReveal: (passphrase?: string) => void;
  readonly onSealedText: (() => void) | undefined;
}

/** Says that the service did not reveal the secret, and does not tell if it is gone or the passphrase is wrong. */
export function RefusedCard({ host, tried, typed, ...on }: RefusedCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("refusedHeading", host)}>
      <p class="hint">{t("refusedHint")}</p>
      {tried && <p class="hint">{t("goneTriedHint")}</p>}
      <RevealForm label={t("tryAgain")} asks typed={typed} onReveal={on.onReveal}>
        <HaveSealedText onPress={on.onSealedText} />
      </RevealForm>
    </Card>
  );
}
