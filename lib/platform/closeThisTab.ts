import browser from "webextension-polyfill";

/** Closes the tab that this page is in. A page cannot close by itself what it did not open. */
export async function closeThisTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
