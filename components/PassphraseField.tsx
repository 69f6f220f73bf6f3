import { useId, useState } from "preact/hooks";
import { Icon } from "./Icon";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "./useFocus";
import { useSpeech } from "./Translate";

export interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What is wrong with it, shown below. */
  readonly problem?: string | undefined;
  /** Whether it takes the focus when it appears. */
  readonly first?: boolean;
}

// Two objects, since Preact types an input by each of its types apart.
const readableType = { type: "text" } as const;
const hiddenType = { type: "password" } as const;

/** Hidden until its button is pressed. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { t } = useSpeech();
  const [readable, setReadable] = useState(false);
  const id = useId();
  const ref = useFocus<HTMLInputElement>(props.first === true);
  return (
    <div class="field">
      <label for={id}>{t("passphrase")}</label>
      <div class="joined">
        <input
          {...unsaved}
          id={id}
          ref={ref}
          {...(readable ? readableType : hiddenType)}
          value={props.value}
          placeholder={props.placeholder ?? ""}
          aria-invalid={props.problem !== undefined}
          aria-describedby={`${id}-problem`}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
        <button
          type="button"
          class="within"
          aria-label={t("passphraseShow")}
          title={t("passphraseShow")}
          aria-pressed={readable}
          onClick={() => setReadable(!readable)}
        >
          <Icon name="eye" />
        </button>
      </div>
      <Problem id={`${id}-problem`} text={props.problem} />
    </div>
  );
}
