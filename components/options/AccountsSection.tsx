import type { ComponentChildren } from "preact";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

/** Accounts at servers; `children` are AccountItems. */
export function AccountsSection({ children }: { readonly children: ComponentChildren }) {
  const { t } = useSpeech();
  return (
    <PageSection title={t("accounts")}>
      <p class="hint">{t("accountsHint")}</p>
      <ul class="rows">{children}</ul>
    </PageSection>
  );
}
