import { Card } from "../Card";
import { HaveSealedText } from "./HaveSealedText";
import { useSpeech } from "../Translate";

export interface GoneCardProps {
  readonly host: string;
  /** True if this very tab has asked for the secret before. */
  readonly tried: boolean;
  readonly onSealedText: (() => void) | undefined;
}

/** Says that the service has nothing under this link any more. */
export function GoneCard({ host, tried, onSealedText }: GoneCardProps) {
  const { t } = useSpeech();
  return (
    <Card title={t("goneHeading")}>
      <p class="hint">{tried ? t("goneTriedHint") : t("goneHint", host)}</p>
      <div class="actions">
        <HaveSealedText onPress={onSealedText} />
      </div>
    </Card>
  );
}
