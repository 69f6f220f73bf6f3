import { StatusLine } from "../StatusLine";
import { useSpeech } from "../Translate";

/** Says that the secret is on its way: from here on the service has destroyed it, and only this tab waits for it. */
export function RevealingNote() {
  const { t } = useSpeech();
  return (
    <StatusLine tone="busy" title={t("revealing")}>
      <p>{t("revealingHint")}</p>
    </StatusLine>
  );
}
