/** Opening a link on the website instead of here, although clicks on it are taken. Runs in the background. */
import browser from "webextension-polyfill";

/** Which tab is to show which link. */
export interface Visit {
  readonly tab: number;
  /** As it was clicked, key included. */
  readonly url: string;
}

/** Leads the tab to the link's own page. */
export async function openOnWebsite({ tab, url }: Visit): Promise<void> {
  await browser.tabs.update(tab, { url });
}
