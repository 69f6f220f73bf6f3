import browser from "webextension-polyfill";

/** Shows the first-run page. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("welcome.html") });
}
