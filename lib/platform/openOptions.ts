import browser from "webextension-polyfill";
import { within } from "./within";

/** Opens the options, or shows them where they are open already; from the popup, which then closes. */
export async function openOptions(): Promise<void> {
  await within(browser.runtime.openOptionsPage());
}
