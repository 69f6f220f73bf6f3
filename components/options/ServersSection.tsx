import type { ComponentChildren, Ref } from "preact";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

export interface ServersSectionProps {
  /** Takes the focus when a server was removed. */
  readonly heading: Ref<HTMLHeadingElement>;
  /** ServerItems. */
  readonly items: readonly ComponentChildren[];
  /** The FailureNote of a removal. */
  readonly problem?: ComponentChildren;
  /** The organisation has set which servers there are. */
  readonly locked: boolean;
  /** The ServerForm. */
  readonly children: ComponentChildren;
}

/** Servers of one's own, and how to add one. */
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
