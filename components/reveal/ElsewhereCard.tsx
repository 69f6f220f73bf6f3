import type { ComponentChildren } from "preact";
import { Card } from "../Card";
import { useSpeech } from "../Translate";

/** Says that only the service's own page can open the link. */
export function ElsewhereCard({ children }: { readonly children: ComponentChildren }) {
  const { t } = useSpeech();
  return (
    <Card title={t("elsewhereHeading")}>
      <p class="hint">{t("elsewhereHint")}</p>
      {children}
    </Card>
  );
}
