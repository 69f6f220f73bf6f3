/** The browser's catalogue. */
import browser from "webextension-polyfill";
import type { MessageKey } from "../text";

/** @param substitutions what stands in the message's placeholders, in order */
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

/** Not the browser's own `@@bidi_dir`: its language may be one of those that we have no catalogue for. */
function readsFromRight(): boolean {
  return browser.i18n.getMessage("direction") === "rtl";
}

/**
 * Within U+2068 and U+2069, first strong isolate and its end, so that a host with its port or a code keeps its order
 * in a sentence that reads from the right. What begins in Arabic keeps it anyway, and is left as it is: durations go
 * into the text for the recipient, where an invisible character may be shown as a box.
 */
function isolated(substitution: string): string {
  return /^\P{L}*\p{Script=Arabic}/u.test(substitution)
    ? substitution
    : `\u2068${substitution}\u2069`;
}
