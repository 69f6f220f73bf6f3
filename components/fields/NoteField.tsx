import { useId } from "preact/hooks";
import { useSpeech } from "../Translate";

export interface NoteFieldProps {
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** A note kept with the receipt. It has no passphrase's place, and says so. */
export function NoteField({ value, onChange }: NoteFieldProps) {
  const { t } = useSpeech();
  const id = useId();
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
        type="text"
        dir={value === "" ? undefined : "auto"}
        autocomplete="off"
        maxLength={100}
        value={value}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
