/** Hands a link to a reveal tab without it being in the tab's address, where the browser's history would keep it. */
import browser from "webextension-polyfill";
import { ticket, ticketsOfTab } from "./items";
import { sessionValues } from "./storage";
import { thisTab } from "./thisTab";

/** Opens `url`, whatever it is, in a reveal tab next to the current one. Runs in the background. */
export async function openTicket(url: string, beside?: browser.Tabs.Tab): Promise<void> {
  const id = crypto.randomUUID();
  await ticket(id).write({ url });
  const tab = await browser.tabs.create({
    url: pageOf(id),
    ...(beside?.id === undefined ? {} : { openerTabId: beside.id, index: beside.index + 1 }),
  });
  // The page does so too; this is for a tab that is closed before its page has started.
  if (tab.id !== undefined) await hold(tab.id, id);
}

/** Opens `url`, whatever it is, in this tab, from where the person goes back to the page before. Runs in the background. */
export async function openTicketHere(url: string, tabId: number): Promise<void> {
  const id = crypto.randomUUID();
  // Where it cannot be kept, the page asks for the link, which is better than what the browser would show.
  await ticket(id)
    .write({ url })
    .catch(() => undefined);
  try {
    await browser.tabs.update(tabId, { url: pageOf(id) });
    await hold(tabId, id);
  } catch {
    // The tab is gone.
    await ticket(id).forget();
  }
}

/** Runs in the reveal tab as it starts, however it was opened: restored, duplicated or by its ticket. */
export async function holdTicket(id: string): Promise<void> {
  const tab = await thisTab();
  if (tab === undefined) return;
  await hold(tab, id);
  // A discarded tab would lose a text that cannot be fetched again. Firefox does not know this property everywhere.
  await browser.tabs.update(tab, { autoDiscardable: false }).catch(() => undefined);
}

/** To be called when a tab was closed: its tickets, with sealed texts perhaps, go with the last tab that holds them. */
export async function closeTickets(tabId: number): Promise<void> {
  const ids = await ticketsOfTab(tabId).read();
  if (ids.length === 0) return;
  await ticketsOfTab(tabId).forget();
  const held = (await sessionValues()).flat();
  const left = ids.filter((id) => !held.includes(id));
  await Promise.all(left.map((id) => ticket(id).forget()));
}

function pageOf(id: string): string {
  return browser.runtime.getURL(`reveal.html?${id}`);
}

async function hold(tabId: number, id: string): Promise<void> {
  await ticketsOfTab(tabId).update((ids) => [...new Set([...ids, id])]);
}
