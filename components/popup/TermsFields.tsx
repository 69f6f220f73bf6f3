import { linkKindOf, type Terms } from "../../lib/domain";
import {
  type DraftProblem,
  type Keeper,
  passphraseRule,
  takesPassphrases,
} from "../../lib/sharing/draft";
import type { Policy } from "../../lib/settings/policy";
import { suggestFor } from "../../lib/sharing/suggestion";
import { sentence } from "../../lib/wording/sentences";
import { LifetimeField } from "../fields/LifetimeField";
import { OpenersField } from "../fields/OpenersField";
import { NewPassphraseField } from "../fields/NewPassphraseField";
import { useSpeech } from "../Translate";

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly keeper: Keeper;
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
export function TermsFields({ terms, keeper, policy, problemOf, ...rest }: TermsFieldsProps) {
  const { t, tell } = useSpeech();
  const { viewer, random, onChange } = rest;
  const rule = passphraseRule({ terms }, keeper, policy);
  return (
    <>
      <div class="row">
        <LifetimeField
          lifetime={terms.lifetime}
          limits={keeper.limits}
          problem={problemOf("lifetime")}
          onChange={(lifetime) => onChange({ ...terms, lifetime })}
        />
        {/* A passphrase that was typed for another server stays in sight. */}
        {(takesPassphrases(keeper) || terms.passphrase !== undefined) && (
          <NewPassphraseField
            value={terms.passphrase ?? ""}
            placeholder={t(rule ? "passphraseNeeded" : "passphraseNone")}
            required={rule !== undefined}
            problem={problemOf("passphrase")}
            hint={rule && t(asking[rule])}
            suggest={() => suggestFor(terms, keeper, random)}
            onChange={(passphrase) => onChange(withPassphrase(terms, passphrase))}
          />
        )}
      </div>
      {keeper.seals ? (
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

/** The sentences that name whoever asks for a passphrase. */
const asking = {
  demanded: "problemPassphraseDemanded",
  required: "problemPassphraseRequired",
} as const;

/** A passphrase is never empty: without one the member is absent. */
function withPassphrase({ lifetime, sealed }: Terms, passphrase: string): Terms {
  return passphrase === "" ? { lifetime, sealed } : { lifetime, sealed, passphrase };
}
