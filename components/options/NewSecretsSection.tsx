import type { ComponentChildren } from "preact";
import type { Seconds, Server } from "../../lib/domain";
import { duration } from "../../lib/wording/format";
import type { Policy } from "../../lib/settings/policy";
import {
  type ChosenTerms,
  defaultTerms,
  type EffectiveSettings,
  type ReceiptKeeping,
} from "../../lib/settings/settings";
import { viewerOf } from "../../lib/links/viewerForm";
import type { Kind } from "../../lib/service";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import { CheckField } from "../fields/CheckField";
import { ChoiceField } from "../fields/ChoiceField";
import { LifetimeField } from "../fields/LifetimeField";
import { OpenersField } from "../fields/OpenersField";
import { PageSection } from "../PageSection";
import { useSpeech } from "../Translate";

export interface NewSecretsSectionProps {
  readonly settings: EffectiveSettings;
  /** The server for new secrets, and its kind. */
  readonly server: Server;
  readonly kind: Pick<Kind, "seals" | "distinct">;
  readonly saved: boolean;
  /** The FailureNote of a choice that was not kept. */
  readonly problem?: ComponentChildren;
  readonly onTerms: (terms: Partial<ChosenTerms>) => void;
  readonly onPopup: (popup: boolean) => void;
  readonly onReceipts: (receipts: ReceiptKeeping) => void;
}

const keepings = {
  none: ["receiptsNone", "receiptsNoneHint"],
  sealed: ["receiptsSealed", "receiptsSealedHint"],
  all: ["receiptsAll", "receiptsAllHint"],
} as const satisfies Record<ReceiptKeeping, readonly [MessageKey, MessageKey]>;

/** Chooses the first terms of new secrets, and the handling of their links and receipts. */
export function NewSecretsSection({
  settings,
  server,
  kind,
  saved,
  problem,
  ...on
}: NewSecretsSectionProps) {
  const { t, tell, locale } = useSpeech();
  const { policy } = settings;
  const { maximumLifetime: longest } = policy;
  const terms = defaultTerms(settings, server);
  const choices = (["none", "sealed", "all"] as const).map((value) => {
    const [label, hint] = keepings[value];
    return { value, label: t(label), hint: t(hint) };
  });
  return (
    <PageSection title={t("newSecrets")} anchor="new" saved={saved}>
      {problem}
      <LifetimeField
        lifetime={terms.lifetime}
        limits={server.limits}
        hint={
          longest === undefined ? undefined : t("problemLifetimeTooFar", duration(longest, locale))
        }
        locked={policy.defaultLifetime !== undefined}
        onChange={(lifetime: Seconds) => on.onTerms({ lifetime })}
      />
      {kind.seals ? (
        <p class="hint">{tell([sentence("ownSealOpeners"), sentence("readersOwnSeal")])}</p>
      ) : (
        <OpenersField
          chosen={settings.terms.kind}
          viewer={viewerOf(settings.viewer, kind) !== null}
          locked={policy.sealedRequired}
          onChoose={(chosen) => on.onTerms({ kind: chosen })}
        />
      )}
      <Demands policy={policy} />
      <CheckField
        label={t("popupAfterCopying")}
        hint={t("popupAfterCopyingHint")}
        checked={settings.popup}
        locked={policy.popupAfterCopying !== undefined}
        onChange={on.onPopup}
      />
      <ChoiceField
        legend={t("receiptsKept")}
        choices={choices}
        chosen={settings.receipts}
        locked={policy.receiptsOff}
        look="list"
        onChoose={on.onReceipts}
      />
    </PageSection>
  );
}

function Demands({ policy }: { readonly policy: Policy }) {
  const { t } = useSpeech();
  if (policy.passphraseRequired) return <p class="locked">{t("problemPassphraseDemanded")}</p>;
  return policy.defaultPassphrase && <p class="locked">{t("passphraseSuggested")}</p>;
}
