import { useId } from "preact/hooks";
import { LONGEST_NOTE } from "../../lib/sharing/boundedNote";
import { Problem } from "./Problem";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface NoteFieldProps {
  readonly value: string;
  readonly problem?: string | undefined;
  /** True if the field takes the focus when it appears. */
  readonly first?: boolean;
  readonly onChange: (note: string) => void;
}

/** A note kept with the receipt. It has no passphrase's place, and says so. */
export function NoteField({ value, problem, first = false, onChange }: NoteFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const ref = useFocus<HTMLInputElement>(first);
  return (
    <div class="field">
      <div class="meta">
        <label for={id}>{t("noteToSelf")}</label>
        <span class="hint" id={`${id}-hint`}>
          {t("noteToSelfHint")}
        </span>
      </div>
      <input
        id={id}
        ref={ref}
        type="text"
        dir={value === "" ? undefined : "auto"}
        autocomplete="off"
        maxLength={LONGEST_NOTE}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem ${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}
