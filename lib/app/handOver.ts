/** Texts that tell recipients of a link, in the language chosen for them. */
import { explanation, type HandedOver, recipientMessage } from "../wording/handOver";
import type { EffectiveSettings } from "../settings/settings";
import type { Words } from "../wording/words";
import { type Language, LANGUAGES } from "../settings/language";
import { t } from "../platform/i18n";

/** The sentences out of the catalogues, put here at build time (wxt.config.ts). */
declare const __WORDS__: Readonly<Record<Language, Words>>;

/** Named once, since each mention puts all of it into the code again. */
const words = __WORDS__;

/** `homepage` of package.json, or `HOMEPAGE_URL` at build time (wxt.config.ts); null if there is neither. */
declare const __HOMEPAGE__: string | null;

/** The text above a secret that is sealed under these settings. */
export function explanationNow({ language, viewer }: EffectiveSettings): string {
  return explanation(words[languageOf(language)], { viewer, homepage: __HOMEPAGE__ });
}

/** The message to send along with a link, under these settings. */
export function messageFor({ language }: EffectiveSettings, link: HandedOver): string {
  const own = languageOf(language);
  return recipientMessage(words[own], own, link, __HOMEPAGE__);
}

/** The browser's language is that of the catalogue in use: some browsers speak a language that has no catalogue. */
function languageOf(chosen: EffectiveSettings["language"]): Language {
  if (chosen !== "browser") return chosen;
  const locale = t("locale");
  return LANGUAGES.find((language) => language === locale) ?? LANGUAGES[0];
}
