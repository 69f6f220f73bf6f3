import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ticket } from "../../../lib/app/items";
import {
  closeTickets,
  openTicket,
  openTicketHere,
} from "../../../entrypoints/background/revealTabs";
import { holdTicket } from "../../../lib/app/tickets";

const LINK = `https://eu.onetimesecret.com/secret/${"a".repeat(62)}#${"0".repeat(64)}`;

beforeEach(() => fakeBrowser.reset());

/** Opens the link; gives the tab's address and number. */
async function open() {
  const create = vi.spyOn(fakeBrowser.tabs, "create");
  await openTicket(LINK);
  const tab = await create.mock.results[0]?.value;
  return { url: String(tab.url), id: Number(tab.id) };
}

/** Starts a tab as its page does. */
async function start(url: string, id: number): Promise<void> {
  fakeBrowser.tabs.getCurrent = () => fakeBrowser.tabs.get(id);
  await holdTicket(new URL(url).search.slice(1));
}

test("neither link nor key are in the tab's address", async () => {
  const { url } = await open();
  expect(url).toMatch(/reveal\.html\?[0-9a-f-]{36}$/);
  expect(url).not.toMatch(/onetimesecret|aaaa|0000000000/);
});

test("the tab finds the link by its ticket, in memory only", async () => {
  const { url } = await open();
  expect(await ticket(new URL(url).search.slice(1)).read()).toEqual({ url: LINK });
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test("closing the tab takes the ticket, and the sealed text with it", async () => {
  const { url, id } = await open();
  await start(url, id);
  const held = ticket(new URL(url).search.slice(1));
  await held.update((kept) => kept && { ...kept, sealed: "eyJ…" });
  await closeTickets(id);
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toMatch(/secret|eyJ/);
});

test("closing any other tab takes nothing", async () => {
  const { url, id } = await open();
  await start(url, id);
  await closeTickets(id + 1);
  expect(await ticket(new URL(url).search.slice(1)).read()).toEqual({ url: LINK });
});

test("a duplicated tab keeps the ticket until the last of them is closed", async () => {
  const { url, id } = await open();
  const { id: copy = 0 } = await fakeBrowser.tabs.create({ url });
  await start(url, id);
  await start(url, copy);
  await closeTickets(id);
  expect(await ticket(new URL(url).search.slice(1)).read()).toEqual({ url: LINK });
  await closeTickets(copy);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

/** Clicks the link in this tab, whose page for it then starts; gives its ticket. */
async function click(id: number) {
  const update = vi.spyOn(fakeBrowser.tabs, "update");
  await openTicketHere(LINK, id);
  const url = String((await update.mock.results[0]?.value)?.url);
  update.mockRestore();
  await start(url, id);
  return ticket(new URL(url).search.slice(1));
}

test("a link opens in a tab that is there, without being in its address", async () => {
  const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
  expect(await (await click(id)).read()).toEqual({ url: LINK });
  expect((await fakeBrowser.tabs.get(id)).url).toMatch(/reveal\.html\?[0-9a-f-]{36}$/);
});

test("a tab keeps the tickets that going back leads to, and takes all of them along", async () => {
  const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
  const [first, second] = [await click(id), await click(id)];
  expect(await first.read()).toEqual({ url: LINK });
  expect(await second.read()).toEqual({ url: LINK });
  await closeTickets(id);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("nothing stays of a link whose tab was closed meanwhile", async () => {
  await openTicketHere(LINK, 4711);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("where memory is full, the page opens and asks for the link", async () => {
  const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
  const full = vi
    .spyOn(fakeBrowser.storage.session, "set")
    .mockRejectedValueOnce(new Error("full"));
  expect(await (await click(id)).read()).toBeUndefined();
  expect(full).toHaveBeenCalled();
  expect((await fakeBrowser.tabs.get(id)).url).toMatch(/reveal\.html\?[0-9a-f-]{36}$/);
});

describe("a tab whose page opens link after link", () => {
  /** Opens as many links, one after the other. */
  async function flood(id: number, links: number) {
    const all = [];
    for (let n = 0; n < links; n += 1) all.push(await click(id));
    return all;
  }

  test("keeps the newest tickets, and each that holds a sealed text", async () => {
    const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
    const [sealed, old] = await flood(id, 2);
    await sealed?.update((kept) => kept && { ...kept, sealed: "eyJ…" });
    const newest = await flood(id, 20);
    expect(await sealed?.read()).toEqual({ url: LINK, sealed: "eyJ…" });
    expect(await old?.read()).toBeUndefined();
    for (const one of newest) expect(await one.read()).toEqual({ url: LINK });

    await closeTickets(id);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  test("takes none from a tab that was duplicated", async () => {
    const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
    const [shown] = await flood(id, 1);
    const { url } = await fakeBrowser.tabs.get(id);
    const { id: copy = 0 } = await fakeBrowser.tabs.create({ url });
    await start(String(url), copy);
    await flood(id, 21);
    expect(await shown?.read()).toEqual({ url: LINK });
    await closeTickets(copy);
    expect(await shown?.read()).toBeUndefined();
  });

  test("holds every ticket that is kept, though many are opened at once", async () => {
    const { id = 0 } = await fakeBrowser.tabs.create({ url: "https://chat.example/" });
    await Promise.all(Array.from({ length: 50 }, () => openTicketHere(LINK, id)));
    expect(Object.keys(await fakeBrowser.storage.session.get())).toHaveLength(1 + 20);
    await closeTickets(id);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });
});
