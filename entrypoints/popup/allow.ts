import type { Origin } from "../../lib/domain";
import { requestPermission } from "../../lib/platform/permissions";
import { openAsTab } from "../../lib/platform/popupPage";

/** Where this page is shown. */
export type Layout = "popup" | "tab";

/**
 * Asks for the permission to contact a server; to be called straight from a click. The browser closes a popup to ask,
 * and the answer would find nobody: from there, the page first moves to a tab, where the button is pressed again.
 */
export async function allow(origin: Origin, layout: Layout): Promise<void> {
  if (layout === "tab") return void (await requestPermission(origin));
  await openAsTab();
  close();
}
