import browser from "webextension-polyfill";
import { thisTab } from "./thisTab";
import { within } from "./within";

/** Closes the tab that this page is in. A page cannot close by itself what it did not open. */
export async function closeThisTab(): Promise<void> {
  const tab = await thisTab();
  if (tab !== undefined) await within(browser.tabs.remove(tab));
}
