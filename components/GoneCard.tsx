import { Card } from "./Card";
import { useSpeech } from "./Translate";

export interface GoneCardProps {
  readonly host: string;
  readonly onSealedText: () => void;
}

/** The service has nothing under this link any more. */
export function GoneCard({ host, onSealedText }: GoneCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("goneHeading")}>
      <p class="hint">{t("goneHint", host)}</p>
      <div class="actions">
        <button type="button" class="second" onClick={onSealedText}>
          {t("haveSealedText")}
        </button>
      </div>
    </Card>
  );
}
