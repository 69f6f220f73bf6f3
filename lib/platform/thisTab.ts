import browser from "webextension-polyfill";
import { within } from "./within";

/** The number of the tab that this page is in. Nothing in a popup. */
export async function thisTab(): Promise<number | undefined> {
  return (await within(browser.tabs.getCurrent()))?.id;
}
