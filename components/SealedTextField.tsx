import { useId } from "preact/hooks";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "./useFocus";
import { useSpeech } from "./Translate";

export interface SealedTextFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  /** Whether it takes the focus when it appears. */
  readonly first: boolean;
  readonly onChange: (sealed: string) => void;
}

/** Where the sealed text is pasted, with whatever stood around it. */
export function SealedTextField({ value, problem, first, onChange }: SealedTextFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLTextAreaElement>(first);
  return (
    <div class="field">
      <label for={id}>{t("sealedText")}</label>
      <textarea
        {...unsaved}
        id={id}
        ref={ref}
        dir="ltr"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {t("sealedTextFieldHint")}
      </p>
    </div>
  );
}
