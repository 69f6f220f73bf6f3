import { useId, useState } from "preact/hooks";
import { number } from "../lib/format";
import type { Suggestion } from "../lib/suggestion";
import { Icon } from "./Icon";
import { Problem } from "./Problem";
import { unsaved } from "./unsaved";
import { useFocus } from "./useFocus";
import { useSpeech } from "./Translate";

export interface PassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly required?: boolean;
  /** What is wrong with it, shown below. */
  readonly problem?: string | undefined;
  /** What to know about it, as long as nothing is wrong. */
  readonly hint?: string | undefined;
  /** Whether it takes the focus when it appears. */
  readonly first?: boolean;
  /** A random one. Absent where the passphrase is somebody else's. */
  readonly suggest?: () => Suggestion;
}

// Two objects, since Preact types an input by each of its types apart.
const readableType = { type: "text" } as const;
const hiddenType = { type: "password" } as const;

/** Hidden until its button is pressed, or one is suggested, which has to be passed on. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { value, suggest, problem, onChange } = props;
  const { t, locale } = useSpeech();
  const [readable, setReadable] = useState(false);
  const [suggested, setSuggested] = useState<Suggestion>();
  const id = useId();
  const ref = useFocus<HTMLInputElement>(props.first === true);
  const fill = (suggestion: Suggestion): void => {
    setSuggested(suggestion);
    setReadable(true);
    onChange(suggestion.passphrase);
  };
  const strength = suggested?.passphrase === value ? suggested.bits : undefined;
  return (
    <div class={strength === undefined ? "field" : "field suggested"}>
      <div class="meta">
        <label for={id}>{t("passphrase")}</label>
        {suggest && (
          <button type="button" class="plain aside" onClick={() => fill(suggest())}>
            {t("suggest")}
          </button>
        )}
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
          <Icon name="eye" />
        </button>
      </div>
      <Problem id={`${id}-problem`} text={problem} />
      <p class="hint" id={`${id}-hint`}>
        {problem === undefined && props.hint}
      </p>
      <output class="hint">
        {strength !== undefined && t("suggestionStrength", number(strength, locale))}
      </output>
    </div>
  );
}
