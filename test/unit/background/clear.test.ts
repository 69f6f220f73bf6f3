/** Forgetting everything leaves nothing in the raw storage. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/sharing/draft";
import { remake } from "../../../entrypoints/background/remake";
import { clear } from "../../../entrypoints/background/clear";
import { writeForm } from "../../../lib/app/form";
import {
  effectiveSettings,
  receipts,
  rememberedAccounts,
  sessionAccounts,
  settings,
} from "../../../lib/app/items";
import { note } from "../../../entrypoints/background/receipts";
import { addServer } from "../../../entrypoints/background/settings";
import { services } from "../../support/services";
import { beginShare, shareText } from "../../../entrypoints/background/share";
import { openTicket } from "../../../entrypoints/background/revealTabs";
import { holdTicket } from "../../../lib/app/tickets";
import { openOnWebsite } from "../../../entrypoints/background/website";
import { defaults } from "../../../lib/settings/settings";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser, type Made, URL_OF_US } from "../../support/fresh-browser";

const LINK = `https://eu.onetimesecret.com/secret/${"a".repeat(62)}#${"0".repeat(64)}`;
const account = { user: "dana@example.com", token: "t0ken-of-dana" };
const draft = (terms: Partial<Draft["terms"]> = {}): Draft => ({
  text: "k9!vT2-",
  terms: { lifetime: 3600, sealed: true, ...terms },
  note: "",
});

let reference: ReferenceServer;
let made: Made;

beforeEach(async () => {
  reference = await startReferenceServer();
  made = freshBrowser(reference.origin, "https://eu.onetimesecret.com", "https://foreign.example");
  // The offscreen document, as Chromium has it.
  const documents = { open: true };
  vi.stubGlobal("chrome", {
    ...fakeBrowser,
    alarms: fakeBrowser.alarms,
    runtime: {
      ContextType: { OFFSCREEN_DOCUMENT: "OFFSCREEN_DOCUMENT" },
      getContexts: async () => (documents.open ? [{}] : []),
    },
    offscreen: { closeDocument: async () => void (documents.open = false) },
  });
  offscreen = documents;
});

let offscreen: { open: boolean };

afterEach(async () => {
  vi.unstubAllGlobals();
  await reference.close();
});

/** Stores one item of every kind. */
async function fill(): Promise<void> {
  const server = services[0].server(reference.origin);
  await settings.write({
    ...(await settings.read()),
    server: server.address,
    servers: [server],
    popup: false,
    receipts: "all",
  });
  await shareText(draft());
  await shareText(draft({ sealed: false, passphrase: "plum-orbit" }));
  await rememberedAccounts.write({ [reference.origin]: account });
  await sessionAccounts.write({ "https://eu.onetimesecret.com": account });
  await writeForm({ ...draft(), text: "half a secret" });
  await fakeBrowser.storage.local.set({ "of an earlier version": "k9!vT2-" });
  made.badge = "!";
}

test("nothing is left on disk or in memory", async () => {
  await fill();
  await clear();
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(await fakeBrowser.storage.session.get()).toEqual({});
  expect(await effectiveSettings.read()).toMatchObject(defaults(services));
});

test("nor of alarms, badge, menus for own servers, and the document that copies", async () => {
  await fill();
  await clear();
  expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  expect(made.badge).toBe("");
  expect(made.menus).toEqual(["copy", "reveal"]);
  expect(offscreen.open).toBe(false);
});

test("a link that was let through to the website is taken again", async () => {
  Object.assign(fakeBrowser.tabs, { update: async () => ({}) });
  await openOnWebsite({ tab: 7, url: LINK });
  const letsThrough = async () => {
    const rules = await fakeBrowser.declarativeNetRequest.getSessionRules();
    return rules.some(({ action }) => action.type === "allow");
  };
  expect(await letsThrough()).toBe(true);
  await clear();
  expect(await letsThrough()).toBe(false);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("every permission that was given is given back, and what the manifest asks for stays", async () => {
  await fill();
  await clear();
  expect([...made.granted]).toEqual(["https://eu.onetimesecret.com/*"]);
});

test("the popup's page in a tab is loaded anew: it would write its typed text back", async () => {
  Object.assign(fakeBrowser.runtime, {
    getContexts: async ({ documentUrls }: { documentUrls: readonly string[] }) =>
      documentUrls.includes(`${URL_OF_US}popup.html`) ? [{ tabId: 7, windowId: 1 }] : [],
  });
  await clear();
  expect(made.tabs).toEqual(["reload 7"]);
});

test("an open reveal tab keeps its contents: a sealed text there could not be had again", async () => {
  Object.assign(fakeBrowser.tabs, {
    create: async () => ({ id: 7 }),
    getCurrent: async () => ({ id: 7 }),
    update: async () => ({}),
  });
  await openTicket(LINK);
  const before = await fakeBrowser.storage.session.get();
  const [id = ""] = Object.keys(before)
    .filter((key) => key.startsWith("ticket:"))
    .map((key) => key.slice("ticket:".length));
  await holdTicket(id);
  await fill();
  await clear();
  expect(await fakeBrowser.storage.session.get()).toEqual(before);
});

test("the rules of the organisation stay", async () => {
  await fakeBrowser.storage.managed.set({ sealedRequired: true });
  await clear();
  expect((await effectiveSettings.read()).policy.sealedRequired).toBe(true);
});

describe("work under way does not bring its data back:", () => {
  beforeEach(async () => {
    const server = services[0].server(reference.origin);
    await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
    reference.switch({ fault: { kind: "hold", times: 1 } });
  });

  test("news of a receipt", async () => {
    reference.switch({ fault: undefined });
    await shareText(draft());
    const [receipt] = await receipts.read();
    const noting = note(receipt?.linkDigest ?? "", { state: "waiting", opened: true });
    await clear();
    await noting;
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  test("a text that is being sent", async () => {
    const { end } = await beginShare(draft());
    await reference.seen(/conceal/);
    await clear();
    reference.release();
    expect(await end).toMatchObject({ state: "shared" });
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    expect(await fakeBrowser.alarms.get("sweep")).toBeUndefined();
  });

  test("the other kind of a link that is being burned", async () => {
    reference.switch({ fault: undefined });
    const { id } = await shareText(draft());
    reference.switch({ fault: { kind: "hold", on: /burn$/ } });
    const remaking = remake(id, "kind");
    await reference.seen(/burn$/);
    await clear();
    made.granted.add(`${reference.origin}/*`);
    reference.release();
    await remaking;
    expect(reference.log.filter(({ path }) => path.endsWith("/conceal"))).toHaveLength(1);
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });

  test("a server's limits that a text being sent reveals", async () => {
    reference.switch({ passphraseRequired: true, fault: { kind: "hold", on: /conceal$/ } });
    const { end } = await beginShare(draft());
    await reference.seen(/conceal$/);
    await clear();
    made.granted.add(`${reference.origin}/*`);
    reference.switch({ passphraseRequired: true, fault: undefined });
    reference.release();
    await end;
    // Asked after it would have been, so answered after it too.
    await fetch(`${reference.origin}/api/v2/status`);
    expect(reference.log.filter(({ path }) => path.endsWith("/status"))).toHaveLength(1);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  test("a server that is being tested", async () => {
    const adding = addServer(reference.origin);
    await reference.seen(/./);
    await clear();
    made.granted.add(`${reference.origin}/*`);
    reference.release();
    await adding;
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});
