import { Card } from "../../components/Card";
import { HaveSealedText } from "../../components/reveal/HaveSealedText";
import { useSpeech } from "../../components/Translate";

export interface OwnCardProps {
  readonly host: string;
  readonly onReveal: () => void;
  readonly onSealedText: () => void;
}

/** The service itself serves this page: before the click that asks it for the secret, nothing is known of it. */
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
