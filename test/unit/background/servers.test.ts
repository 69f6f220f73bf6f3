/** Own servers, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/sharing/draft";
import { type FailureInfo, failureInfo } from "../../../lib/failure";
import { seenPolicy, settings } from "../../../lib/app/items";
import { NO_POLICY } from "../../../lib/settings/policy";
import { startPrivateBin } from "../../reference/privatebin/server";
import { learnFrom } from "../../../entrypoints/background/learnFrom";
import { addServer, choose, removeServer } from "../../../entrypoints/background/settings";
import { noteDialect, serverAt } from "../../../entrypoints/background/servers";
import { services } from "../../support/services";
import { shareText } from "../../../entrypoints/background/share";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser, type Made } from "../../support/fresh-browser";

const [service] = services;
const [eu] = service.servers;
const own = "https://secrets.example.org";
let reference: ReferenceServer;
let made: Made;

beforeEach(async () => {
  reference = await startReferenceServer();
  made = freshBrowser(reference.origin);
});

afterEach(() => reference.close());

const servers = async () => (await settings.read()).servers;

/** Makes these the known facts. */
async function know(server: object = {}): Promise<void> {
  const known = { ...service.server(reference.origin), ...server };
  await settings.write({ ...(await settings.read()), server: known.address, servers: [known] });
}

/** Resolves with the next change of what is known. */
function changed(): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = settings.watch((value) => {
      stop();
      resolve(value);
    });
  });
}

describe("adding a server", () => {
  test("finds out what it is, keeps it, and lets its links be revealed", async () => {
    await addServer(reference.origin);
    expect(await servers()).toMatchObject([
      { address: reference.origin, dialect: "v2-guest", guests: true },
    ]);
    expect(made.menus).toEqual(["copy", "reveal"]);
  });

  test("finds another service by an address below a path, with requests that change nothing", async () => {
    const paste = await startPrivateBin({ switches: { path: "/paste" } });
    onTestFinished(() => paste.close());
    made.granted.add(`${paste.origin}/*`);
    await addServer(`${paste.origin}/paste`);
    expect(await servers()).toMatchObject([
      { service: "privatebin", address: `${paste.origin}/paste` },
    ]);
    expect(paste.log.every(({ method }) => method === "GET")).toBe(true);
  });

  test("finds a server at the root if nothing is below the path, and gives back no permission in use", async () => {
    await addServer(`${reference.origin}/somewhere`);
    expect(await servers()).toMatchObject([
      { service: "onetimesecret", address: reference.origin },
    ]);
    expect([...made.granted]).toContain(`${reference.origin}/*`);
  });

  test("finds no service that the organisation leaves out", async () => {
    await seenPolicy.write({ ...NO_POLICY, services: ["privatebin"] });
    const failure = await addServer(reference.origin).catch(failureInfo);
    expect(failure).toEqual({ kind: "protocol", reason: "no-such-server" });
    expect(await servers()).toEqual([]);
  });

  test("asks no more than its state, and nobody's secret", async () => {
    await addServer(reference.origin);
    expect(reference.log.every(({ method }) => method === "GET")).toBe(true);
  });

  test("again tests it, and keeps what holds now in the same place", async () => {
    await settings.write({
      ...(await settings.read()),
      servers: [service.server(reference.origin), service.server(own)],
    });
    reference.switch({ guestRoutes: false, limits: { maxBytes: 5_000 } });
    await addServer(reference.origin);
    expect(await servers()).toMatchObject([
      { address: reference.origin, guests: false, limits: { maxBytes: 5_000 } },
      { address: own },
    ]);
  });

  test("that is none keeps nothing, and gives the permission back", async () => {
    reference.switch({ fault: { kind: "html" } });
    expect(await addServer(reference.origin).catch(failureInfo)).toMatchObject({
      kind: "protocol",
    });
    expect(await servers()).toEqual([]);
    expect([...made.granted]).toEqual([]);
  });

  test("that is known and does not answer keeps it as it was, and its permission", async () => {
    await know({ dialect: "v2" });
    const before = await servers();
    reference.switch({ fault: { kind: "refuse" } });
    expect(await addServer(reference.origin).catch(failureInfo)).toMatchObject({
      kind: "unreachable",
    });
    expect(await servers()).toEqual(before);
    expect([...made.granted]).toHaveLength(1);
  });

  test("without the permission sends nothing", async () => {
    made.granted.clear();
    expect(await addServer(reference.origin).catch(failureInfo)).toMatchObject({
      reason: "no-permission",
    });
    expect(reference.log).toEqual([]);
  });
});

describe("removing a server", () => {
  test("that secrets went to falls back to the default, on disk too", async () => {
    await know();
    await removeServer(reference.origin);
    expect(await settings.read()).toMatchObject({ server: eu.address, servers: [] });
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain(reference.origin);
  });

  test("leaves the others, and the choice of another", async () => {
    await know();
    const others = [...(await servers()), service.server(own)];
    await settings.write({ ...(await settings.read()), server: own, servers: others });
    await removeServer(reference.origin);
    expect(await settings.read()).toMatchObject({ server: own, servers: [{ address: own }] });
  });
});

test("a choice leaves the rest as it was", async () => {
  await know();
  await choose({ popup: false, terms: { lifetime: 3600, kind: "service-encrypted" } });
  expect(await settings.read()).toMatchObject({
    server: reference.origin,
    popup: false,
    terms: { lifetime: 3600, kind: "service-encrypted" },
    receipts: "sealed",
  });
});

test("a choice among the terms changes no other: the policy's terms in their place are not kept", async () => {
  await choose({ terms: { lifetime: 3600 } });
  await fakeBrowser.storage.managed.set({ maximumLifetime: 300 });
  await choose({ terms: { kind: "service-encrypted" } });
  expect((await settings.read()).terms).toEqual({ lifetime: 3600, kind: "service-encrypted" });
});

describe("a dialect that was understood", () => {
  test("is kept of an own server, with all else that is known of it", async () => {
    await know({ guests: true });
    await noteDialect({ address: reference.origin, dialect: "v2" });
    expect(await servers()).toEqual([
      { ...service.server(reference.origin), guests: true, dialect: "v2" },
    ]);
  });

  test("is kept of a public server, with its limits as they are and not as a policy narrows them", async () => {
    await fakeBrowser.storage.managed.set({ maximumLifetime: 300 });
    await noteDialect({ address: eu.address, dialect: "v2" });
    expect(await servers()).toEqual([{ ...eu, dialect: "v2" }]);
  });

  test("that was known already is not written again", async () => {
    await know({ dialect: "v2" });
    const written = vi.fn();
    settings.watch(written);
    await noteDialect({ address: reference.origin, dialect: "v2" });
    expect(written).not.toHaveBeenCalled();
  });

  test("is not kept of a server that is not known, nor of one that is not allowed", async () => {
    await noteDialect({ address: own, dialect: "v2" });
    await fakeBrowser.storage.managed.set({ servers: [own] });
    await noteDialect({ address: eu.address, dialect: "v2" });
    expect(await servers()).toEqual([]);
  });
});

describe("creating a link", () => {
  const draft = (terms: Partial<Draft["terms"]> = {}, text = "k9!vT2-"): Draft => ({
    text,
    terms: { lifetime: 3600, sealed: true, ...terms },
    note: "",
  });

  test("learns the dialect", async () => {
    await know();
    reference.switch({ guestPaths: false });
    const learned = changed();
    await shareText(draft());
    await learned;
    expect((await serverAt(reference.origin)).dialect).toBe("v2");
    const before = reference.log.length;
    await shareText(draft());
    expect(reference.log).toHaveLength(before + 1);
  });

  test.each<[string, Draft, object, object]>([
    [
      "its size",
      draft({ sealed: false }, "x".repeat(2_000)),
      { limits: { maxBytes: 1_500 } },
      { maxBytes: 1_500 },
    ],
    [
      "its passphrase",
      draft({ sealed: false, passphrase: "plum-orbit" }),
      { limits: { passphraseMin: 12 } },
      { passphrase: { minLength: 12 } },
    ],
    [
      "its lack of a passphrase",
      draft({ sealed: false }),
      { passphraseRequired: true },
      { passphrase: { required: true } },
    ],
  ])("that is refused for %s learns the limits anew", async (_what, refused, switches, limits) => {
    await know();
    reference.switch(switches);
    const learned = changed();
    expect(await shareText(refused)).toMatchObject({ state: "failed" });
    await learned;
    expect((await serverAt(reference.origin)).limits).toMatchObject(limits);
  });

  test("sealed on a server that turns out to want a passphrase learns that it does", async () => {
    await know();
    reference.switch({ passphraseRequired: true });
    const learned = changed();
    expect(await shareText(draft())).toMatchObject({ state: "shared" });
    await learned;
    expect((await serverAt(reference.origin)).limits.passphrase.required).toBe(true);
  });

  test.each<FailureInfo>([
    { kind: "refused", reason: "not-entitled" },
    { kind: "refused", reason: "rejected" },
    { kind: "denied", reason: "guest-off" },
  ])("that fails with %j learns what holds now", async (failure) => {
    await know();
    reference.switch({ guestRoutes: false });
    await learnFrom({ ok: false, failure }, service.server(reference.origin));
    expect((await serverAt(reference.origin)).guests).toBe(false);
  });

  test.each<FailureInfo>([
    { kind: "busy", reason: "failing" },
    { kind: "unanswered", reason: "no-answer" },
    { kind: "denied", reason: "no-permission" },
    { kind: "unsupported", reason: "policy-server" },
  ])("that fails with %j asks nothing more", async (failure) => {
    await know();
    await learnFrom({ ok: false, failure }, service.server(reference.origin));
    expect(reference.log).toEqual([]);
  });
});
