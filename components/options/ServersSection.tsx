import type { ComponentChildren, Ref } from "preact";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

export interface ServersSectionProps {
  /** The heading takes the focus when a server was removed. */
  readonly heading: Ref<HTMLHeadingElement>;
  /** The ServerItems. */
  readonly items: readonly ComponentChildren[];
  /** The FailureNote of a removal. */
  readonly problem?: ComponentChildren;
  /** True if the organisation has set the list of servers. */
  readonly locked: boolean;
  /** The ServerForm. */
  readonly children: ComponentChildren;
}

/** Lists servers of one's own, and adds further ones. */
export function ServersSection({ heading, items, problem, locked, children }: ServersSectionProps) {
  const { t } = useSpeech();
  return (
    <PageSection title={t("ownServers")} anchor="servers" heading={heading}>
      <p class="hint">{t("ownServersHint")}</p>
      {items.length > 0 ? <ul class="rows">{items}</ul> : <p>{t("noOwnServers")}</p>}
      {problem}
      {locked ? <p class="locked">{t("ownServersLocked")}</p> : children}
    </PageSection>
  );
}
