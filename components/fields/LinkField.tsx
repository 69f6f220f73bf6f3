import { useId } from "preact/hooks";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface LinkFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly hint: string;
  /** True if the field takes the focus when it appears. */
  readonly first: boolean;
  readonly onChange: (link: string) => void;
}

/** Takes a pasted one-time link. The field is plain text, since browsers offer the values of `type=url` again. */
export function LinkField({ value, problem, hint, first, onChange }: LinkFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLInputElement>(first);
  return (
    <div class="field">
      <label for={id}>{t("link")}</label>
      <input
        {...unsaved}
        id={id}
        ref={ref}
        type="text"
        inputMode="url"
        dir="ltr"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
