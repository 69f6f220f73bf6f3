import type { ComponentChildren } from "preact";
import { answers } from "../../lib/wording/answers";
import type { LinkKind, Address } from "../../lib/domain";
import type { EffectiveSettings } from "../../lib/settings/settings";
import { sentence } from "../../lib/wording/sentences";
import { ChoiceField } from "../fields/ChoiceField";
import { PageSection } from "../PageSection";
import { ServerChoice } from "../fields/ServerChoice";
import { ShortcutLine } from "../ShortcutLine";
import { useSpeech } from "../Translate";

export interface WelcomeProps {
  readonly settings: EffectiveSettings;
  readonly regions: readonly Address[];
  readonly own: readonly Address[];
  /** The server that keeps new secrets. */
  readonly server: Address;
  /** The address of the page that adds own servers. */
  readonly ownServers: string;
  readonly shortcut: string;
  /** True once the last choice is kept. */
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onKind: (kind: LinkKind) => void;
  readonly onServer: (server: Address) => void;
  readonly onShortcut: () => void;
  readonly onClose: () => void;
}

/**
 * The first look: explains the extension, and offers the two choices that matter. Each is kept at once, so leaving is always
 * fine.
 */
export function Welcome({ settings, saved, problem, ...rest }: WelcomeProps) {
  const { t, tell } = useSpeech();
  const { policy, terms } = settings;
  return (
    <>
      <div class="split">
        <h2>{t("welcomeHeading")}</h2>
        <button type="button" class="plain" onClick={rest.onClose}>
          {t("skip")}
        </button>
      </div>
      <ol class="steps">
        <li>{t("welcomeSelect")}</li>
        <li>{t("welcomePaste")}</li>
        <li>{t("welcomeOnce")}</li>
      </ol>
      <div class="part">
        <ChoiceField
          legend={<h3>{t("whoCanOpenIt")}</h3>}
          choices={answers(settings.viewer !== null).map((answer) => ({
            value: answer.kind,
            label: t(answer.who),
            hint: tell([sentence(answer.consequence), sentence(answer.readers)]),
          }))}
          chosen={terms.kind === "undecided" ? undefined : terms.kind}
          locked={policy.sealedRequired}
          look="cards"
          onChoose={rest.onKind}
        />
      </div>
      <div class="part">
        <ServerChoice
          legend={<WhereLegend />}
          regions={rest.regions}
          own={rest.own}
          chosen={rest.server}
          locked={policy.defaultServer !== undefined}
          onChoose={rest.onServer}
        />
        {policy.servers === undefined && (
          <a class="plain" href={rest.ownServers}>
            {t("ownServerInstead")}
          </a>
        )}
      </div>
      <PageSection title={t("shortcut")}>
        <ShortcutLine shortcut={rest.shortcut} onChange={rest.onShortcut} />
      </PageSection>
      {problem}
      <div class="ending">
        <p class="hint">
          {t("welcomeLater")} <output class="outcome">{saved && t("saved")}</output>
        </p>
        <button type="button" class="primary" onClick={rest.onClose}>
          {t("done")}
        </button>
      </div>
    </>
  );
}

function WhereLegend() {
  const { t } = useSpeech();
  return (
    <>
      <h3>{t("welcomeWhere")}</h3>
      <p class="hint">{t("welcomeWhereHint")}</p>
    </>
  );
}
