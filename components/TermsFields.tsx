import { useId } from "preact/hooks";
import type { Limits, Seconds, Terms } from "../lib/domain";
import { duration } from "../lib/format";
import { OpenersField } from "./OpenersField";
import { PassphraseField } from "./PassphraseField";
import { useSpeech } from "./Translate";

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly limits: Limits;
  readonly onChange: (terms: Terms) => void;
  /** What is wrong with the passphrase. */
  readonly passphraseProblem?: string | undefined;
}

/** How the secret is handed over. */
export function TermsFields({ terms, limits, onChange, passphraseProblem }: TermsFieldsProps) {
  const { t, locale } = useSpeech();
  const id = useId();
  return (
    <>
      <div class="row">
        <div class="field">
          <label for={id}>{t("expiresIn")}</label>
          <select
            id={id}
            value={String(terms.lifetime)}
            onChange={(event) =>
              onChange({ ...terms, lifetime: Number(event.currentTarget.value) })
            }
          >
            {choices(terms, limits).map((lifetime) => (
              <option key={lifetime} value={lifetime}>
                {duration(lifetime, locale)}
              </option>
            ))}
          </select>
        </div>
        <PassphraseField
          value={terms.passphrase ?? ""}
          placeholder={t("passphraseNone")}
          problem={passphraseProblem}
          onChange={(passphrase) => onChange(withPassphrase(terms, passphrase))}
        />
      </div>
      <OpenersField sealed={terms.sealed} onChange={(sealed) => onChange({ ...terms, sealed })} />
    </>
  );
}

/** A lifetime kept from another server is offered too; the service grants what it can, and the result tells. */
function choices({ lifetime }: Terms, { lifetimes }: Limits): readonly Seconds[] {
  return [...new Set([...lifetimes, lifetime])].toSorted((a, b) => a - b);
}

/** A passphrase is never empty: without one the member is absent. */
function withPassphrase({ lifetime, sealed }: Terms, passphrase: string): Terms {
  return passphrase === "" ? { lifetime, sealed } : { lifetime, sealed, passphrase };
}
