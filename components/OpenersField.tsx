import { useId } from "preact/hooks";
import { Problem } from "./Problem";
import { useSpeech } from "./Translate";

export interface OpenersFieldProps {
  readonly sealed: boolean;
  /** Sealed links lead to a viewer, which opens them in any browser. */
  readonly viewer?: boolean;
  /** The organisation allows sealed links only. */
  readonly locked?: boolean;
  /** What is wrong with the choice. */
  readonly problem?: string | undefined;
  readonly onChange: (sealed: boolean) => void;
}

/** Who can open the link: two kinds, and what the chosen one means. */
export function OpenersField({ sealed, viewer = false, ...rest }: OpenersFieldProps) {
  const { locked = false, problem, onChange } = rest;
  const { t } = useSpeech();
  const id = useId();
  const kind = (label: string, value: boolean) => (
    <label>
      <input
        type="radio"
        name={id}
        checked={sealed === value}
        disabled={locked && !value}
        aria-describedby={`${id}-locked ${id}-hint`}
        onChange={() => onChange(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <div class="field">
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-problem`}
        aria-invalid={problem !== undefined}
      >
        <div class="meta">
          <span class="label" id={`${id}-label`}>
            {t("whoCanOpenIt")}
          </span>
          <span class="hint" id={`${id}-locked`}>
            {locked && t("setByOrganisation")}
          </span>
        </div>
        <div class="segments">
          {kind(t("sealed"), true)}
          {kind(t("serviceEncrypted"), false)}
        </div>
      </div>
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`} aria-live="polite">
        {t(sealed ? (viewer ? "viewerHint" : "sealedHint") : "serviceEncryptedHint")}
      </p>
    </div>
  );
}
