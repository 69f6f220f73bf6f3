/** The text above a sealed one, in the language chosen for recipients. */
import { explanation } from "../wording/handOver";
import type { EffectiveSettings } from "../settings/settings";
import type { ExplanationWords, InLanguages } from "../wording/words";
import { recipientLanguage } from "./recipientLanguage";

/** The sentences out of the catalogues, put here at build time (wxt.config.ts). */
declare const __EXPLANATION_WORDS__: InLanguages<ExplanationWords>;

/** `homepage` of package.json, or `HOMEPAGE_URL` at build time (wxt.config.ts); null if there is neither. */
declare const __HOMEPAGE__: string | null;

/** The text above a secret that is sealed under these settings. */
export function explanationNow(settings: EffectiveSettings): string {
  const words = __EXPLANATION_WORDS__[recipientLanguage(settings)];
  return explanation(words, { viewer: settings.viewer, homepage: __HOMEPAGE__ });
}
