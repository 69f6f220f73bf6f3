import type { ComponentChildren } from "preact";
import { PageSection } from "../PageSection";
import { ServerChoice, type ServerChoiceProps } from "../fields/ServerChoice";
import { useSpeech } from "../Translate";

export interface WhereSectionProps extends Omit<ServerChoiceProps, "legend"> {
  readonly saved: boolean;
  /** The obstacle to the chosen server, if there is one. */
  readonly children?: ComponentChildren;
}

/** Chooses the server for new secrets. */
export function WhereSection({ saved, children, ...choice }: WhereSectionProps) {
  const { t } = useSpeech();
  const none = choice.servers.length === 0;
  return (
    <PageSection title={t("whereSecretsGo")} anchor="where" saved={saved}>
      {none ? (
        <p class="locked">{t("noServerAllowed")}</p>
      ) : (
        <ServerChoice {...choice} legend={t("whereSecretsGoHint")} />
      )}
      {children}
    </PageSection>
  );
}
