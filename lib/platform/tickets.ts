/** Hands a link to a reveal tab without it being in the tab's address, where the browser's history would keep it. */
import browser from "webextension-polyfill";
import { ticket, ticketOfTab } from "./items";
import { thisTab } from "./thisTab";

/** Opens `url`, whatever it is, in a reveal tab next to the current one. Runs in the background. */
export async function openTicket(url: string, beside?: browser.Tabs.Tab): Promise<void> {
  const id = crypto.randomUUID();
  await ticket(id).write({ url });
  const tab = await browser.tabs.create({
    url: browser.runtime.getURL(`reveal.html?${id}`),
    ...(beside?.id === undefined ? {} : { openerTabId: beside.id, index: beside.index + 1 }),
  });
  // The page does so too; this is for a tab that is closed before its page has started.
  if (tab.id !== undefined) await ticketOfTab(tab.id).write(id);
}

/** Runs in the reveal tab as it starts, however it was opened: restored, duplicated or by its ticket. */
export async function holdTicket(id: string): Promise<void> {
  const tab = await thisTab();
  if (tab === undefined) return;
  await ticketOfTab(tab).write(id);
  // A discarded tab would lose a text that cannot be fetched again. Firefox does not know this property everywhere.
  await browser.tabs.update(tab, { autoDiscardable: false }).catch(() => undefined);
}

/** To be called when a tab was closed: its ticket, with a sealed text perhaps, goes with the last tab that holds it. */
export async function closeTicket(tabId: number): Promise<void> {
  const id = await ticketOfTab(tabId).read();
  if (id === undefined) return;
  await ticketOfTab(tabId).write(undefined);
  const held = Object.values(await browser.storage.session.get());
  if (!held.includes(id)) await ticket(id).write(undefined);
}
