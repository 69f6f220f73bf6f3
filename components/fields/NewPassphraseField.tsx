import { useState } from "preact/hooks";
import { numeral } from "../../lib/wording/format";
import type { Suggestion } from "../../lib/sharing/suggestion";
import { PassphraseField, type PassphraseFieldProps } from "./PassphraseField";
import { useSpeech } from "../Translate";

export interface NewPassphraseFieldProps extends Omit<PassphraseFieldProps, "aside"> {
  /** Draws a random passphrase. */
  readonly suggest: () => Suggestion;
}

/** Takes a passphrase that the sender chooses. A suggested one is shown, since it has to be passed on. */
export function NewPassphraseField({ suggest, ...field }: NewPassphraseFieldProps) {
  const { t, locale } = useSpeech();
  const [suggested, setSuggested] = useState<Suggestion>();
  const strength = suggested?.passphrase === field.value ? suggested.bits : undefined;
  const fill = (show: () => void): void => {
    const suggestion = suggest();
    setSuggested(suggestion);
    show();
    field.onChange(suggestion.passphrase);
  };
  return (
    <div class={strength === undefined ? "field" : "field suggested"}>
      <PassphraseField
        {...field}
        aside={(show) => (
          <button type="button" class="plain aside" onClick={() => fill(show)}>
            {t("suggest")}
          </button>
        )}
      />
      <output class="hint">
        {strength !== undefined && t("suggestionStrength", numeral(strength, locale))}
      </output>
    </div>
  );
}
