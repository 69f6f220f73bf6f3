import browser from "webextension-polyfill";
import { within } from "./within";

/** Opens the options, or shows them if they are open already. A popup closes by that. */
export async function openOptions(): Promise<void> {
  await within(browser.runtime.openOptionsPage());
}
