import browser from "webextension-polyfill";
import { within } from "./within";

/** The number of the tab that this page is in. Nothing in a popup. */
export async function thisTab(): Promise<number | undefined> {
  return (await within(browser.tabs.getCurrent()))?.id;
}

/** Asks the browser not to discard a tab. Firefox does not know this property everywhere, and goes on without it. */
export async function keepLoaded(tabId: number): Promise<void> {
  await within(browser.tabs.update(tabId, { autoDiscardable: false })).catch(() => undefined);
}
