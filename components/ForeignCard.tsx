import { Card } from "./Card";
import { useSpeech } from "./Translate";

export interface ForeignCardProps {
  /** In full: a look-alike shows itself only then. */
  readonly host: string;
  readonly onAllow: () => void;
  readonly onSealedText: () => void;
}

/** The link leads to a server nobody vouched for; nothing was sent to it yet. */
export function ForeignCard({ host, onAllow, onSealedText }: ForeignCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("foreignHeading", host)}>
      <div class="note warn">
        <p>{t("foreignWarning")}</p>
      </div>
      <div class="actions">
        <button type="button" class="primary" onClick={onAllow}>
          {t("allowHost", host)}
        </button>
        <button type="button" class="second" onClick={onSealedText}>
          {t("haveSealedText")}
        </button>
      </div>
    </Card>
  );
}
