/** The browser's catalogue. */
import browser from "webextension-polyfill";
import type { MessageKey } from "../text";

/** @param substitutions what stands in the message's placeholders, in order */
export function t(key: MessageKey, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(key, [...substitutions]);
}

/** Tells the page's name, language and direction to the browser and to assistive technology. */
export function localise(page: Document): void {
  page.title = t("name");
  page.documentElement.lang = t("locale");
  page.documentElement.dir = browser.i18n.getMessage("@@bidi_dir");
}
