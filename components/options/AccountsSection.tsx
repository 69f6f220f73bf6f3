import type { ComponentChildren, Ref } from "preact";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

export interface AccountsSectionProps {
  /** The heading takes the focus when an account was added or signed out. */
  readonly heading: Ref<HTMLHeadingElement>;
  /** The AccountItems. */
  readonly items: readonly ComponentChildren[];
  /** The AddAccount. Absent: every server that knows accounts has one here. */
  readonly children: ComponentChildren;
}

/** Lists the accounts at servers, and adds further ones. */
export function AccountsSection({ heading, items, children }: AccountsSectionProps) {
  const { t } = useSpeech();
  return (
    <PageSection title={t("accounts")} anchor="accounts" heading={heading}>
      <p class="hint">{t("accountsHint")}</p>
      {items.length > 0 && <ul class="rows">{items}</ul>}
      {children}
    </PageSection>
  );
}
