import type { ComponentChildren } from "preact";
import { answers } from "../../lib/wording/answers";
import type { LinkKind, Address } from "../../lib/domain";
import type { EffectiveSettings } from "../../lib/settings/settings";
import { hostOf } from "../../lib/links/address";
import type { OfferedServer } from "../../lib/settings/offered";
import { sentence } from "../../lib/wording/sentences";
import { type Choice, ChoiceField } from "../fields/ChoiceField";
import { PageSection } from "../PageSection";
import { ServerChoice } from "../fields/ServerChoice";
import { ShortcutLine } from "../ShortcutLine";
import { useSpeech } from "../Translate";

/** An answer to the question who can open links. `between`: they go to a service that seals by itself. */
export type WelcomeAnswer = LinkKind | "between";

export interface WelcomeProps {
  readonly settings: EffectiveSettings;
  /** The servers to choose from here; the options have all. */
  readonly servers: readonly OfferedServer[];
  /** The server of the third answer, whose service seals by itself. Absent: the organisation does not allow it. */
  readonly between: OfferedServer | undefined;
  /** The server that keeps new secrets. */
  readonly server: Address;
  /** The address of the page that adds own servers. */
  readonly ownServers: string;
  readonly shortcut: string;
  /** True once the last choice is kept. */
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onAnswer: (answer: WelcomeAnswer) => void;
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
  const { servers, between } = rest;
  const kinds: readonly Choice<WelcomeAnswer>[] = answers(settings.viewer !== null)
    .filter(({ kind }) => kind === "sealed" || !policy.sealedRequired)
    .map(({ kind, who, consequence, readers }) => ({
      value: kind,
      label: t(who),
      hint: tell([sentence(consequence), sentence(readers)]),
    }));
  const others: readonly Choice<WelcomeAnswer>[] = between
    ? [
        {
          value: "between",
          label: t("openersBetween"),
          hint: tell([
            sentence("consequenceBetween", hostOf(between.address)),
            sentence("readersOwnSeal"),
          ]),
        },
      ]
    : [];
  const isBetween = servers.some(({ address, seals }) => seals && address === rest.server);
  const decided = terms.kind === "undecided" ? undefined : terms.kind;
  const chosen = isBetween ? "between" : decided;
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
          choices={[...kinds, ...others]}
          chosen={chosen}
          locked={policy.sealedRequired && between === undefined}
          look="cards"
          onChoose={rest.onAnswer}
        />
      </div>
      <div class="part">
        <ServerChoice
          legend={<WhereLegend />}
          servers={servers}
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
