import type { RefObject } from "preact";
import { useId } from "preact/hooks";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";

export interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly kind: "address" | "name" | "token";
  readonly value: string;
  readonly problem: string | undefined;
  /** Gives the field the focus when it is in error. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChange: (value: string) => void;
}

/** A password's field hides a token; an address is plain text, since browsers offer those of `type=url` again. */
const types = {
  address: { type: "text", inputMode: "url" },
  name: { type: "text", inputMode: "email" },
  token: { type: "password" },
} as const;

/** A line of text that no browser keeps. */
export function TextField({ label, hint, kind, value, problem, input, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...unsaved}
        {...types[kind]}
        id={id}
        ref={input}
        dir="ltr"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
