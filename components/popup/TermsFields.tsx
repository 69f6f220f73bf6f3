import { linkKindOf, type Limits, type Terms } from "../../lib/domain";
import type { DraftProblem } from "../../lib/sharing/draft";
import type { Policy } from "../../lib/settings/policy";
import { suggest } from "../../lib/sharing/suggestion";
import type { OwnSeal } from "../../lib/service";
import { type MessageKey, sentence } from "../../lib/wording/sentences";
import { LifetimeField } from "../fields/LifetimeField";
import { OpenersField } from "../fields/OpenersField";
import { NewPassphraseField } from "../fields/NewPassphraseField";
import { useSpeech } from "../Translate";

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly limits: Limits;
  /** Present if the service seals by itself. */
  readonly seals?: OwnSeal | undefined;
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
export function TermsFields({
  terms,
  limits,
  seals,
  policy,
  problemOf,
  ...rest
}: TermsFieldsProps) {
  const { t, tell } = useSpeech();
  const { viewer, random, onChange } = rest;
  const isSealed = terms.sealed || seals !== undefined;
  const demand = demanded(isSealed, limits, policy);
  return (
    <>
      <div class="row">
        <LifetimeField
          lifetime={terms.lifetime}
          limits={limits}
          problem={problemOf("lifetime")}
          onChange={(lifetime) => onChange({ ...terms, lifetime })}
        />
        {/* A passphrase that was typed for another server stays in sight. */}
        {(seals?.passphrases !== false || terms.passphrase !== undefined) && (
          <NewPassphraseField
            value={terms.passphrase ?? ""}
            placeholder={t(demand ? "passphraseNeeded" : "passphraseNone")}
            required={demand !== undefined}
            problem={problemOf("passphrase")}
            hint={demand && t(demand)}
            suggest={() => suggest(random, isSealed ? undefined : limits.passphrase)}
            onChange={(passphrase) => onChange(withPassphrase(terms, passphrase))}
          />
        )}
      </div>
      {seals ? (
        <p class="hint">{tell([sentence("ownSealOpeners"), sentence("readersOwnSeal")])}</p>
      ) : (
        <OpenersField
          chosen={linkKindOf(terms)}
          viewer={viewer}
          locked={policy.sealedRequired}
          problem={problemOf("openers")}
          onChoose={(kind) => onChange({ ...terms, sealed: kind === "sealed" })}
        />
      )}
    </>
  );
}

/** Names whoever demands a passphrase, if anybody does: the service can't demand ours. */
function demanded(isSealed: boolean, limits: Limits, policy: Policy): MessageKey | undefined {
  if (policy.passphraseRequired) return "problemPassphraseDemanded";
  return !isSealed && limits.passphrase.required ? "problemPassphraseRequired" : undefined;
}

/** A passphrase is never empty: without one the member is absent. */
function withPassphrase({ lifetime, sealed }: Terms, passphrase: string): Terms {
  return passphrase === "" ? { lifetime, sealed } : { lifetime, sealed, passphrase };
}
