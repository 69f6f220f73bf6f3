/** The popup's page: in the popup, or in a tab if the browser refuses a popup or would close it to ask for something. */
import browser from "webextension-polyfill";
import { outcome } from "../failure";
import { badgeClear } from "./badge";
import { isPrivate } from "./privateStorage";
import { within } from "./within";

/** The page paints nothing before it knows what it shows. */
const UNKNOWN = "popup.html";
/** The same page, which paints an empty form at once. */
const EMPTY = "popup.html?empty";

/** Milliseconds. Results are not kept waiting for what is painted before them. */
const PATIENCE = 1_000;

/** True if the person can see the result there: a popup is always in front, a tab only where the person used it. */
export async function isShown(from: "page" | "popup"): Promise<boolean> {
  const open = await outcome(() => pages(from === "page" ? ["POPUP"] : ["POPUP", "TAB"]));
  // Telling twice is better than never.
  return open.ok && open.value.length > 0;
}

/** Shows the open tab, or opens one. */
export async function openAsTab(): Promise<void> {
  const [open] = await pages(["TAB"]).catch(() => []);
  const url = browser.runtime.getURL(UNKNOWN);
  if (!open) return void (await within(browser.tabs.create({ url })));
  await within(browser.tabs.update(open.tabId, { active: true }));
  await within(browser.windows.update(open.windowId, { focused: true }));
  await badgeClear();
}

/** Loads the tabs anew, which lets go of typed texts. */
export async function reloadTabs(): Promise<void> {
  const open = await pages(["TAB"]);
  await Promise.all(open.map(({ tabId }) => within(browser.tabs.reload(tabId))));
}

/** Says whether the toolbar's button opens an empty form. Until it is said, the browser takes the address in the manifest. */
export async function expectForm(empty: boolean): Promise<void> {
  await within(browser.action.setPopup({ popup: empty ? EMPTY : UNKNOWN }), PATIENCE);
}

/**
 * True if this page is no popup, or one that opens with an empty form. All windows share the button's address (Chromium 156), and
 * a private window may have something else to show.
 */
export function isFormExpected({
  pathname,
  search,
}: Pick<Location, "pathname" | "search">): boolean {
  if (pathname !== `/${UNKNOWN}`) return true;
  return pathname + search === `/${EMPTY}` && !isPrivate();
}

function pages(contextTypes: ("POPUP" | "TAB")[]) {
  const documentUrls = [UNKNOWN, EMPTY].map((path) => browser.runtime.getURL(path));
  return within(browser.runtime.getContexts({ contextTypes, documentUrls }));
}
