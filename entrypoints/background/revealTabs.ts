/**
 * Hands a link to a reveal tab without it being in the tab's address, where the browser's history would keep it.
 */
import browser from "webextension-polyfill";
import { outcome } from "../../lib/failure";
import { ticket, ticketsOfTab } from "../../lib/app/items";
import { sessionValues } from "../../lib/platform/storage";
import { changeTickets, holdTicketIn } from "../../lib/app/tickets";
import { within } from "../../lib/platform/within";

/** The number of tickets that a tab keeps; nobody goes back further. Link after link in one tab must not fill the memory. */
const MOST = 20;

/** Opens `url`, whatever it is, in a reveal tab next to the current one. */
export async function openTicket(url: string, beside?: browser.Tabs.Tab): Promise<void> {
  const id = crypto.randomUUID();
  // If the link cannot be kept, the page asks for it.
  await outcome(() => ticket(id).write({ url }));
  const opened = browser.tabs.create({
    url: pageOf(id),
    ...(beside?.id === undefined ? {} : { openerTabId: beside.id, index: beside.index + 1 }),
  });
  const tab = await within(opened);
  // The page holds its ticket itself; this one is for a tab that is closed before its page has started.
  const { id: tabId } = tab;
  if (tabId !== undefined) await outcome(() => holdTicketIn(tabId, id));
}

/** Opens `url`, whatever it is, in this tab. Going back leads to the page before. */
export async function openTicketHere(url: string, tabId: number): Promise<void> {
  const id = crypto.randomUUID();
  // If the link cannot be kept, the page asks for it, which is better than the page that the browser would show.
  await holdTicketIn(tabId, id)
    .then(() => ticket(id).write({ url }))
    .catch(() => undefined);
  const needless = await within(browser.tabs.update(tabId, { url: pageOf(id) })).then(
    () => surplus(tabId),
    // The tab is gone.
    () => [id],
  );
  await letGo(tabId, needless);
}

/** To be called when a tab was closed: its tickets, with sealed texts perhaps, go with the last tab that holds them. */
export async function closeTickets(tabId: number): Promise<void> {
  await letGo(tabId, await ticketsOfTab(tabId).read());
}

/** The oldest tickets, except those with a text that nobody could get again. */
async function surplus(tabId: number): Promise<readonly string[]> {
  const old = (await ticketsOfTab(tabId).read()).slice(0, -MOST);
  const kept = await Promise.all(old.map((id) => ticket(id).read()));
  return old.filter((_, index) => kept[index]?.sealed === undefined);
}

async function letGo(tabId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await changeTickets(tabId, (held) => held.filter((id) => !ids.includes(id)));
  const held = (await sessionValues()).flat();
  const left = ids.filter((id) => !held.includes(id));
  await Promise.all(left.map((id) => ticket(id).forget()));
}

function pageOf(id: string): string {
  return browser.runtime.getURL(`reveal.html?${id}`);
}
