import type { ComponentChildren } from "preact";
import type { Origin } from "../lib/domain";
import type { Governed } from "../lib/settings";
import { ChoiceField } from "./ChoiceField";
import { PageSection } from "./PageSection";
import { ServerChoice } from "./ServerChoice";
import { ShortcutLine } from "./ShortcutLine";
import { useSpeech } from "./Translate";

export interface WelcomeProps {
  readonly settings: Governed;
  readonly regions: readonly Origin[];
  readonly own: readonly Origin[];
  /** Where secrets go. */
  readonly server: Origin;
  /** Where own servers are added. */
  readonly ownServers: string;
  readonly shortcut: string;
  /** What was chosen last is kept. */
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onSealed: (sealed: boolean) => void;
  readonly onServer: (server: Origin) => void;
  readonly onShortcut: () => void;
  readonly onClose: () => void;
}

/** The first look: what this does, and the two choices that matter. Each is kept at once, so leaving is always fine. */
export function Welcome({ settings, saved, problem, ...rest }: WelcomeProps) {
  const { t } = useSpeech();
  const { policy } = settings;
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
          legend={<h3>{t("welcomeOpeners")}</h3>}
          choices={[
            {
              value: "sealed",
              label: t("sealed"),
              hint: t(settings.viewer === null ? "welcomeSealedHint" : "viewerHint"),
            },
            {
              value: "service-encrypted",
              label: t("serviceEncrypted"),
              hint: t("welcomeServiceEncryptedHint"),
            },
          ]}
          chosen={settings.terms.sealed ? "sealed" : "service-encrypted"}
          locked={policy.sealedRequired}
          look="cards"
          onChoose={(kind) => rest.onSealed(kind === "sealed")}
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
