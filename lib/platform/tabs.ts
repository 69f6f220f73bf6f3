/** The tab of this page, and the pages that open in tabs of their own. */
import browser from "webextension-polyfill";
import { within } from "./within";

/** The number of this page's tab. Nothing in a popup. */
export async function thisTab(): Promise<number | undefined> {
  return (await within(browser.tabs.getCurrent()))?.id;
}

/** Closes the tab of this page. A page cannot close by itself a tab that it did not open. */
export async function closeThisTab(): Promise<void> {
  const tab = await thisTab();
  if (tab !== undefined) await within(browser.tabs.remove(tab));
}

/** Asks the browser not to discard a tab. Some releases of Firefox do not know this property, and go on without it. */
export async function keepLoaded(tabId: number): Promise<void> {
  await within(browser.tabs.update(tabId, { autoDiscardable: false })).catch(() => undefined);
}

/** Opens the options, or shows them if they are open already. A popup closes by that. */
export async function openOptions(): Promise<void> {
  await within(browser.runtime.openOptionsPage());
}

/** Shows the first-run page. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("welcome.html") });
}
