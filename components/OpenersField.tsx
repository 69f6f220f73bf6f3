import { useId } from "preact/hooks";
import { useSpeech } from "./Translate";

export interface OpenersFieldProps {
  readonly sealed: boolean;
  readonly onChange: (sealed: boolean) => void;
}

/** Who can open the link: two kinds, and what the chosen one means. */
export function OpenersField({ sealed, onChange }: OpenersFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const kind = (label: string, value: boolean) => (
    <label>
      <input
        type="radio"
        name={id}
        checked={sealed === value}
        aria-describedby={`${id}-hint`}
        onChange={() => onChange(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <div class="field">
      <div role="radiogroup" aria-labelledby={`${id}-label`}>
        <span class="label" id={`${id}-label`}>
          {t("whoCanOpenIt")}
        </span>
        <div class="segments">
          {kind(t("sealed"), true)}
          {kind(t("serviceEncrypted"), false)}
        </div>
      </div>
      <p class="hint" id={`${id}-hint`} aria-live="polite">
        {t(sealed ? "sealedHint" : "serviceEncryptedHint")}
      </p>
    </div>
  );
}
