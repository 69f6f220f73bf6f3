import { Card } from "../../components/Card";
import { HaveSealedText } from "../../components/reveal/HaveSealedText";
import { useSpeech } from "../../components/Translate";

export interface OwnCardProps {
  readonly host: string;
  readonly onReveal: () => void;
  readonly onSealedText: () => void;
}

/** The card on a page from the service itself: nothing is known of the secret before the click that asks for it. */
export function OwnCard({ host, onReveal, onSealedText }: OwnCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("unknownHeading")}>
      <p class="hint">
        {t("factKeptBy")} <bdi>{host}</bdi>
      </p>
      <p class="hint">{t("revealIsFinal")}</p>
      <div class="actions">
        <button type="button" class="primary" onClick={onReveal}>
          {t("revealOnce")}
        </button>
        <HaveSealedText onPress={onSealedText} />
      </div>
    </Card>
  );
}
