import { Card } from "../Card";
import { useSpeech } from "../Translate";

/** Says that nothing is left in this tab. */
export function ClearedCard() {
  const { t } = useSpeech();
  return (
    <Card title={t("clearedHeading")}>
      <p class="hint">{t("clearedHint")}</p>
    </Card>
  );
}
