import { useId } from "preact/hooks";
import type { Limits, Seconds } from "../../lib/domain";
import { duration } from "../../lib/wording/format";
import { Problem } from "./Problem";
import { useSpeech } from "../Translate";

export interface LifetimeFieldProps {
  readonly lifetime: Seconds;
  readonly limits: Limits;
  /** The fault in the lifetime, as a sentence. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly onChange: (lifetime: Seconds) => void;
}

/** Chooses the time that a secret is kept. */
export function LifetimeField({ lifetime, limits, problem, hint, onChange }: LifetimeFieldProps) {
  const { t, locale } = useSpeech();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t("expiresIn")}</label>
      <select
        id={id}
        value={String(lifetime)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {choices(lifetime, limits).map((choice) => (
          <option key={choice} value={choice}>
            {duration(choice, locale)}
          </option>
        ))}
      </select>
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}

/** A lifetime kept from another server is a choice too; the service grants as much as it can, and the result tells. */
function choices(lifetime: Seconds, { lifetimes }: Limits): readonly Seconds[] {
  return [...new Set([...lifetimes, lifetime])].toSorted((a, b) => a - b);
}
