/** Reads the browser's catalogue. */
import browser from "webextension-polyfill";
import { isolated } from "../wording/isolated";
import type { MessageKey } from "../wording/sentences";

/** @param substitutions the values for the message's placeholders, in order */
export function t(key: MessageKey, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(
    key,
    readsFromRight() ? substitutions.map(isolated) : [...substitutions],
  );
}

/** Tells the page's name, language and direction to the browser and to assistive technology. */
export function localise(page: Document): void {
  page.title = t("name");
  page.documentElement.lang = t("locale");
  page.documentElement.dir = readsFromRight() ? "rtl" : "ltr";
}

/** Not the browser's own `@@bidi_dir`: its language may have no catalogue of ours. */
function readsFromRight(): boolean {
  return browser.i18n.getMessage("direction") === "rtl";
}
