/** The popup's page: in the popup, or in a tab if the browser refuses a popup or would close it to ask for something. */
import browser from "webextension-polyfill";
import { outcome } from "../failure";
import { badgeClear } from "./badge";
import { within } from "./within";

/** True if the person can see the result there: a popup is always in front, a tab only where the person used it. */
export async function isShown(from: "page" | "popup"): Promise<boolean> {
  const open = await outcome(() => pages(from === "page" ? ["POPUP"] : ["POPUP", "TAB"]));
  // Telling twice is better than never.
  return open.ok && open.value.length > 0;
}

/** Shows the open tab, or opens one. */
export async function openAsTab(): Promise<void> {
  const [open] = await pages(["TAB"]).catch(() => []);
  if (!open) return void (await within(browser.tabs.create({ url: address() })));
  await within(browser.tabs.update(open.tabId, { active: true }));
  await within(browser.windows.update(open.windowId, { focused: true }));
  await badgeClear();
}

/** Loads the tabs anew, which lets go of typed texts. */
export async function reloadTabs(): Promise<void> {
  const open = await pages(["TAB"]);
  await Promise.all(open.map(({ tabId }) => within(browser.tabs.reload(tabId))));
}

function pages(contextTypes: ("POPUP" | "TAB")[]) {
  return within(browser.runtime.getContexts({ contextTypes, documentUrls: [address()] }));
}

function address(): string {
  return browser.runtime.getURL("popup.html");
}
