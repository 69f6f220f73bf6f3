import type { Origin } from "../../lib/domain";
import { requestPermission } from "../../lib/platform/permissions";
import { openAsTab } from "../../lib/platform/popupPage";

/** The place that shows this page. */
export type Layout = "popup" | "tab";

/**
 * Asks for the permission to contact a server; to be called straight from a click. The browser closes a popup to ask, and nobody
 * would get the answer: a popup first moves to a tab, where the person presses the button again.
 */
export async function allow(origins: readonly Origin[], layout: Layout): Promise<void> {
  if (layout === "tab") return void (await requestPermission(origins));
  await openAsTab();
  close();
}
