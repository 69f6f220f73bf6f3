import { useId } from "preact/hooks";
import { LockedNote } from "./LockedNote";

export interface CheckFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  /** True if the organisation has set it: shown, and not to be changed. */
  readonly locked?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A choice between yes and no, with its meaning. */
export function CheckField({ label, hint, checked, locked = false, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={locked}
        aria-describedby={`${id}-hint ${id}-locked`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
        <LockedNote id={`${id}-locked`} locked={locked} />
      </div>
    </div>
  );
}
