import { useId } from "preact/hooks";
import { type Language, LANGUAGES } from "../../lib/settings/language";
import { useSpeech } from "../Translate";

export interface LanguageFieldProps {
  readonly chosen: Language | "browser";
  readonly onChoose: (language: Language | "browser") => void;
}

/** Chooses the language for messages to recipients. Each is named in itself: its readers know it by that name. */
export function LanguageField({ chosen, onChoose }: LanguageFieldProps) {
  const { t } = useSpeech();
  const id = useId();
  const choices = ["browser", ...LANGUAGES] as const;
  return (
    <div class="field">
      <label for={id}>{t("recipientLanguage")}</label>
      <select
        id={id}
        value={chosen}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget: { selectedIndex } }) =>
          onChoose(choices[selectedIndex] ?? "browser")
        }
      >
        {choices.map((choice) =>
          choice === "browser" ? (
            <option key={choice} value={choice}>
              {t("languageOfBrowser")}
            </option>
          ) : (
            <option key={choice} value={choice} lang={choice}>
              {new Intl.DisplayNames(choice, { type: "language" }).of(choice)}
            </option>
          ),
        )}
      </select>
      <p class="hint" id={`${id}-hint`}>
        {t("recipientLanguageHint")}
      </p>
    </div>
  );
}
