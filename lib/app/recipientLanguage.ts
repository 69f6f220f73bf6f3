/** The language for recipients. */
import type { EffectiveSettings } from "../settings/settings";
import { type Language, LANGUAGES } from "../settings/language";
import { t } from "../platform/i18n";

/** The browser's language is that of the catalogue in use: some browsers speak a language that has no catalogue. */
export function recipientLanguage({ language: chosen }: EffectiveSettings): Language {
  if (chosen !== "browser") return chosen;
  const locale = t("locale");
  return LANGUAGES.find((language) => language === locale) ?? LANGUAGES[0];
}
