import { useId } from "preact/hooks";
import type { Limits, Seconds } from "../../lib/domain";
import { duration } from "../../lib/wording/format";
import { LockedNote } from "./LockedNote";
import { Problem } from "./Problem";
import { useSpeech } from "../Translate";

export interface LifetimeFieldProps {
  readonly lifetime: Seconds;
  /** Absent: the server is not known yet, and the field is empty. */
  readonly limits: Limits | undefined;
  /** The fault in the lifetime, as a sentence. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  /** True if the organisation has set it: shown, and not to be changed. */
  readonly locked?: boolean;
  readonly onChange: (lifetime: Seconds) => void;
}

/** Chooses the time that a secret is kept. */
export function LifetimeField({ lifetime, limits, locked = false, ...rest }: LifetimeFieldProps) {
  const { problem, hint, onChange } = rest;
  const { t, locale } = useSpeech();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("expiresIn")}</label>
      <select
        id={id}
        value={String(lifetime)}
        disabled={locked}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint ${id}-locked`}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {(limits ? choices(lifetime, limits) : []).map((choice) => (
          <option key={choice} value={choice}>
            {duration(choice, locale)}
          </option>
        ))}
      </select>
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <LockedNote id={`${id}-locked`} locked={locked} />
    </div>
  );
}

/** A lifetime kept from another server is a choice too; the service grants as much as it can, and the result tells. */
function choices(lifetime: Seconds, { lifetimes }: Limits): readonly Seconds[] {
  return [...new Set([...lifetimes, lifetime])].toSorted((a, b) => a - b);
}
