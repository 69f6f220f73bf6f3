import browser from "webextension-polyfill";

/** The number of the tab that this page is in. Nothing in a popup. */
export async function thisTab(): Promise<number | undefined> {
  return (await browser.tabs.getCurrent())?.id;
}
