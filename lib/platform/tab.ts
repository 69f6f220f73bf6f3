/** The popup's page as a tab: where the browser refuses a popup, or would close it to ask for something. */
import browser from "webextension-polyfill";

/** Shows the tab that is open already, or opens one. */
export async function openAsTab(): Promise<void> {
  const url = browser.runtime.getURL("popup.html");
  const [open] = await browser.runtime.getContexts({ contextTypes: ["TAB"], documentUrls: [url] });
  if (open) await browser.tabs.update(open.tabId, { active: true });
  else await browser.tabs.create({ url });
}
