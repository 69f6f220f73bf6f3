import browser from "webextension-polyfill";

/** Opens the options, or shows them where they are open already; from the popup, which then closes. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}
