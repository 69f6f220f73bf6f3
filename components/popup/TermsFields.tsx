import { kindOf, type Limits, type Terms } from "../../lib/domain";
import type { DraftProblem } from "../../lib/sharing/draft";
import type { Policy } from "../../lib/settings/policy";
import { suggest } from "../../lib/sharing/suggestion";
import type { MessageKey } from "../../lib/wording/sentences";
import { LifetimeField } from "../fields/LifetimeField";
import { OpenersField } from "../fields/OpenersField";
import { NewPassphraseField } from "../fields/NewPassphraseField";
import { useSpeech } from "../Translate";

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly limits: Limits;
  readonly policy: Policy;
  /** True if sealed links lead to a viewer. */
  readonly viewer: boolean;
  /** Gives the fault in a field as a sentence. */
  readonly problemOf: (field: DraftProblem["field"]) => string | undefined;
  /** Strong random bytes. */
  readonly random: (length: number) => Uint8Array;
  readonly onChange: (terms: Terms) => void;
}

/** Chooses the terms of a secret. */
export function TermsFields({ terms, limits, policy, problemOf, ...rest }: TermsFieldsProps) {
  const { t } = useSpeech();
  const { viewer, random, onChange } = rest;
  const demand = demanded(terms, limits, policy);
  return (
    <>
      <div class="row">
        <LifetimeField
          lifetime={terms.lifetime}
          limits={limits}
          problem={problemOf("lifetime")}
          onChange={(lifetime) => onChange({ ...terms, lifetime })}
        />
        <NewPassphraseField
          value={terms.passphrase ?? ""}
          placeholder={t(demand ? "passphraseNeeded" : "passphraseNone")}
          required={demand !== undefined}
          problem={problemOf("passphrase")}
          hint={demand && t(demand)}
          suggest={() => suggest(random, terms.sealed ? undefined : limits.passphrase)}
          onChange={(passphrase) => onChange(withPassphrase(terms, passphrase))}
        />
      </div>
      <OpenersField
        chosen={kindOf(terms)}
        viewer={viewer}
        locked={policy.sealedRequired}
        problem={problemOf("openers")}
        onChoose={(kind) => onChange({ ...terms, sealed: kind === "sealed" })}
      />
    </>
  );
}

/** Names whoever demands a passphrase, if anybody does: the service can't demand ours. */
function demanded(terms: Terms, limits: Limits, policy: Policy): MessageKey | undefined {
  if (policy.passphraseRequired) return "problemPassphraseDemanded";
  return !terms.sealed && limits.passphrase.required ? "problemPassphraseRequired" : undefined;
}

/** A passphrase is never empty: without one the member is absent. */
function withPassphrase({ lifetime, sealed }: Terms, passphrase: string): Terms {
  return passphrase === "" ? { lifetime, sealed } : { lifetime, sealed, passphrase };
}
