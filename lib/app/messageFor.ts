/** The message to send along with a link, in the language chosen for recipients. */
import { type HandedOver, ownMessage, recipientMessage } from "../wording/handOver";
import type { EffectiveSettings } from "../settings/settings";
import type { InLanguages, MessageWords } from "../wording/words";
import { recipientLanguage } from "./recipientLanguage";

/** The sentences out of the catalogues, put here at build time (wxt.config.ts). */
declare const __MESSAGE_WORDS__: InLanguages<MessageWords>;

/** `homepage` of package.json, or `HOMEPAGE_URL` at build time (wxt.config.ts); null if there is neither. */
declare const __HOMEPAGE__: string | null;

/** The message to send along with a link, under these settings. */
export function messageFor(settings: EffectiveSettings, link: HandedOver): string {
  const { template } = settings;
  const language = recipientLanguage(settings);
  const words = __MESSAGE_WORDS__[language];
  return template === null
    ? recipientMessage(words, language, link, __HOMEPAGE__)
    : ownMessage(template, words, language, link, __HOMEPAGE__);
}
