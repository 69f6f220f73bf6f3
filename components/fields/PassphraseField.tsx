import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { hasOddEdges } from "../../lib/revealing/hasOddEdges";
import { Icon } from "../Icon";
import { eye } from "../icons";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "../hooks/useFocus";
import { useSpeech } from "../Translate";

export interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly required?: boolean;
  /** The fault in the passphrase, shown below. */
  readonly problem?: string | undefined;
  /** A hint about the passphrase. It is shown as long as no fault is, and nothing odd is at the edges of the passphrase. */
  readonly hint?: string | undefined;
  /** True if the field takes the focus when it appears. */
  readonly first?: boolean;
  /** An element beside the label, which may make the passphrase readable. */
  readonly aside?: (show: () => void) => ComponentChildren;
}

// Two objects, since Preact types an input by each of its types separately.
const readableType = { type: "text" } as const;
const hiddenType = { type: "password" } as const;

/** Takes a passphrase, hidden until the field's button is pressed. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { value, problem, onChange } = props;
  const { t } = useSpeech();
  const [readable, setReadable] = useState(false);
  const id = useId();
  const ref = useFocus<HTMLInputElement>(props.first === true);
  return (
    <div class="field">
      <div class="meta">
        <label for={id}>{t("passphrase")}</label>
        {props.aside?.(() => setReadable(true))}
      </div>
      <div class="joined">
        <input
          {...unsaved}
          id={id}
          ref={ref}
          {...(readable ? readableType : hiddenType)}
          value={value}
          placeholder={props.placeholder ?? ""}
          aria-required={props.required === true}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem ${id}-hint`}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <button
          type="button"
          class="within"
          aria-label={t("passphraseShow")}
          title={t("passphraseShow")}
          aria-pressed={readable}
          onClick={() => setReadable(!readable)}
        >
          <Icon path={eye} />
        </button>
      </div>
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {hasOddEdges(value) ? t("passphraseEdges") : problem === undefined && props.hint}
      </p>
    </div>
  );
}
