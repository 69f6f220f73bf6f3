import type { ComponentChildren } from "preact";
import { PageSection } from "../PageSection";
import { ServerChoice, type ServerChoiceProps } from "../fields/ServerChoice";
import { useSpeech } from "../Translate";

export interface WhereSectionProps extends Omit<ServerChoiceProps, "legend"> {
  readonly saved: boolean;
  /** What stands in the way of the chosen server. */
  readonly children?: ComponentChildren;
}

/** The server that new secrets go to. */
export function WhereSection({ saved, children, ...choice }: WhereSectionProps) {
  const { t } = useSpeech();
  const none = choice.regions.length + choice.own.length === 0;
  return (
    <PageSection title={t("whereSecretsGo")} saved={saved}>
      {none ? (
        <p class="locked">{t("noServerAllowed")}</p>
      ) : (
        <ServerChoice {...choice} legend={t("whereSecretsGoHint")} />
      )}
      {children}
    </PageSection>
  );
}
