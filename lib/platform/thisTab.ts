import browser from "webextension-polyfill";
import { within } from "./within";

/** The number of this page's tab. Nothing in a popup. */
export async function thisTab(): Promise<number | undefined> {
  return (await within(browser.tabs.getCurrent()))?.id;
}

/** Asks the browser not to discard a tab. Some releases of Firefox do not know this property, and go on without it. */
export async function keepLoaded(tabId: number): Promise<void> {
  await within(browser.tabs.update(tabId, { autoDiscardable: false })).catch(() => undefined);
}
