import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useFocus } from "./hooks/useFocus";
import { useSpeech } from "./Translate";

export interface ConfirmProps {
  readonly question: string;
  /** The label of the button that acts. */
  readonly action: string;
  /** The label of the button that changes nothing; "Keep" by default. */
  readonly keep?: string;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
  /** A field to fill in first. It takes the focus. */
  readonly children?: ComponentChildren;
}

/** Asks in place. The focus starts on the button that changes nothing, or in the field. */
export function Confirm({ question, action, keep, onConfirm, onKeep, children }: ConfirmProps) {
  const { t } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLButtonElement>(children === undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for its buttons
    <fieldset
      class="note bad"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The key would close the popup.
        event.preventDefault();
        onKeep();
      }}
    >
      <legend id={id}>{question}</legend>
      {children}
      <div class="actions">
        <button type="button" class="second danger" onClick={onConfirm}>
          {action}
        </button>
        <button type="button" class="second" ref={ref} aria-describedby={id} onClick={onKeep}>
          {keep ?? t("keep")}
        </button>
      </div>
    </fieldset>
  );
}
