/** Maps reveal tabs to their tickets: links, and sealed texts that nobody could get again. */
import { ticketsOfTab } from "./items";
import { keepLoaded, thisTab } from "../platform/tabs";
import { mutex } from "../platform/mutex";

const inTurn = mutex();

/** Runs in the reveal tab as it starts: restored, duplicated or opened by its ticket. */
export async function holdTicket(id: string): Promise<void> {
  const tab = await thisTab();
  if (tab === undefined) return;
  await holdTicketIn(tab, id);
  // A discarded tab would lose a text that cannot be fetched again.
  await keepLoaded(tab);
}

export function holdTicketIn(tabId: number, id: string): Promise<void> {
  return changeTickets(tabId, (ids) => [...new Set([...ids, id])]);
}

/** Changes the tickets that this tab holds. Nothing is written unless it gets more or fewer. */
export function changeTickets(
  tabId: number,
  apply: (ids: readonly string[]) => readonly string[],
): Promise<void> {
  return inTurn(async () => {
    const item = ticketsOfTab(tabId);
    const ids = await item.read();
    const next = apply(ids);
    if (next.length === 0) await item.forget();
    else if (next.length !== ids.length) await item.write(next);
  });
}
