import browser from "webextension-polyfill";
import { thisTab } from "./thisTab";
import { within } from "./within";

/** Closes the tab of this page. A page cannot close by itself a tab that it did not open. */
export async function closeThisTab(): Promise<void> {
  const tab = await thisTab();
  if (tab !== undefined) await within(browser.tabs.remove(tab));
}
