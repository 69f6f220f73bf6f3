import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { useId } from "preact/hooks";
import { LockedNote } from "./LockedNote";

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  /** The meaning of the choice. */
  readonly hint?: string | undefined;
  /** The heading above this choice and the next ones. */
  readonly group?: string | undefined;
}

export interface ChoiceFieldProps<Value> {
  /** A label, or a heading. */
  readonly legend: ComponentChildren;
  readonly choices: readonly Choice<Value>[];
  /** Absent: the person has not chosen yet. */
  readonly chosen: Value | undefined;
  /** True if the organisation has set it: shown, and not to be changed. */
  readonly locked: boolean;
  /** A list, or cards side by side if there is room. */
  readonly look: "list" | "cards";
  readonly onChoose: (value: Value) => void;
}

/** A choice of one among several, each with its meaning. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { legend, choices, chosen, locked, look, onChoose } = props;
  const id = useId();
  return (
    <fieldset class="choices" disabled={locked} aria-describedby={`${id}-locked`}>
      <legend>{legend}</legend>
      <LockedNote id={`${id}-locked`} locked={locked} />
      <div class={look}>
        {choices.map(({ value, label, hint, group }) => (
          <Fragment key={value}>
            {group !== undefined && <p class="group">{group}</p>}
            <label class="choice">
              <input
                type="radio"
                name={id}
                checked={value === chosen}
                aria-labelledby={`${id}-${value}`}
                aria-describedby={`${id}-${value}-hint`}
                onChange={() => onChoose(value)}
              />
              <span class="about">
                <bdi class="name" id={`${id}-${value}`}>
                  {label}
                </bdi>
                {hint !== undefined && (
                  <bdi class="hint" id={`${id}-${value}-hint`}>
                    {hint}
                  </bdi>
                )}
              </span>
            </label>
          </Fragment>
        ))}
      </div>
    </fieldset>
  );
}
