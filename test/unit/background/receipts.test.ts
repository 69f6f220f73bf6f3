/** Receipts are kept where the settings say: the raw storage counts. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Draft } from "../../../lib/sharing/draft";
import type { Receipt } from "../../../lib/domain";
import { failureInfo } from "../../../lib/failure";
import { attempts, links, receipts, sessionReceipts, settings } from "../../../lib/app/items";
import { burn, refresh } from "../../../entrypoints/background/burn";
import { all, forget, applyRetention } from "../../../entrypoints/background/receipts";
import { choose } from "../../../entrypoints/background/settings";
import { services } from "../../support/services";
import { shareText } from "../../../entrypoints/background/share";
import { sweep } from "../../../entrypoints/background/sweep";
import { forgetReceipt, undo, dismiss } from "../../../entrypoints/background/undo";
import type { ReceiptKeeping } from "../../../lib/settings/settings";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);
let reference: ReferenceServer;

beforeEach(async () => {
  vi.setSystemTime(NOW);
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(async () => {
  vi.useRealTimers();
  await reference.close();
});

async function shared(terms: Partial<Draft["terms"]> = {}) {
  const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true, ...terms }, note: "" };
  const attempt = await shareText(draft);
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

const plain = () => shared({ sealed: false, passphrase: "plum-orbit" });
const digests = (list: readonly Receipt[]) => list.map(({ linkDigest }) => linkDigest);
const onDisk = async () => digests(await receipts.read());
const inMemory = async () => digests(await sessionReceipts.read());
const raw = async () => JSON.stringify(await fakeBrowser.storage.local.get());

/** The texts that a reader of the whole disk could get: every text there, taken for an identifier, asked for at the service. */
async function texts(): Promise<readonly unknown[]> {
  const words = new Set((await raw()).match(/[0-9a-z]{20,}/g));
  const answers = [...words].flatMap((word) =>
    [`receipt/${word}`, `secret/${word}`].map(async (path) => {
      const answer = await fetch(`${reference.origin}/api/v2/guest/${path}`);
      return answer.ok ? `${path}: ${await answer.text()}` : [];
    }),
  );
  return (await Promise.all(answers)).flat();
}

describe("by default", () => {
  test("receipts of sealed secrets are on disk, of service-encrypted ones in memory", async () => {
    const [sealed, service] = [await shared(), await plain()];
    expect(await onDisk()).toEqual([sealed.receipt]);
    expect(await inMemory()).toEqual([service.receipt]);
    expect(await raw()).not.toContain(service.receipt);
  });
});

describe("with all of them kept", () => {
  beforeEach(() => choose({ receipts: "all" }));

  test("a service-encrypted secret's is on disk too, and nothing there leads to its text", async () => {
    const { receipt } = await plain();
    expect(await onDisk()).toEqual([receipt]);
    expect(await inMemory()).toEqual([receipt]);
    expect((await receipts.read())[0]).not.toHaveProperty("handle");
    expect(await raw()).not.toMatch(/k9!vT2-|plum-orbit|\/secret\//);
    expect(await texts()).toEqual([]);
  });

  test("by comparison a handle on disk would lead there", async () => {
    await plain();
    await fakeBrowser.storage.local.set({ leak: (await sessionReceipts.read())[0]?.handle });
    expect(await texts()).toHaveLength(1);
  });

  test("it is listed once, with its handle while that is in memory", async () => {
    const { receipt } = await plain();
    expect(await all()).toMatchObject([{ linkDigest: receipt, handle: expect.any(String) }]);
    await fakeBrowser.storage.session.clear();
    expect(await all()).toMatchObject([{ linkDigest: receipt }]);
    expect(await burn(receipt).catch(failureInfo)).toMatchObject({ reason: "cannot-burn" });
    await refresh();
    expect(reference.log.filter(({ method }) => method === "GET")).toEqual([]);
  });

  test("its fate is kept in both places", async () => {
    const { id } = await plain();
    await undo(id);
    const burned = [{ status: { state: "burned" } }];
    expect(await receipts.read()).toMatchObject(burned);
    expect(await sessionReceipts.read()).toMatchObject(burned);
  });

  test("forgetting it forgets it in both", async () => {
    const { receipt } = await plain();
    await forgetReceipt(receipt);
    expect(await all()).toEqual([]);
    expect(await raw()).not.toContain(receipt);
  });

  test("choosing so later takes up what is in memory, and choosing otherwise takes it from disk", async () => {
    await choose({ receipts: "sealed" });
    const [sealed, service] = [await shared(), await plain()];
    await choose({ receipts: "all" });
    expect((await onDisk()).toSorted()).toEqual([sealed.receipt, service.receipt].toSorted());
    await choose({ receipts: "sealed" });
    expect(await onDisk()).toEqual([sealed.receipt]);
    expect(await inMemory()).toEqual([service.receipt]);
    expect(await raw()).not.toContain(service.receipt);
  });
});

describe("with none kept", () => {
  beforeEach(() => choose({ receipts: "none" }));

  test.each([{ sealed: true }, { sealed: false, passphrase: "plum-orbit" }])(
    "nothing is on disk, and it can be undone all the same: %j",
    async (terms) => {
      const { id, receipt } = await shared(terms);
      expect(await raw()).not.toContain(receipt);
      expect(await undo(id)).toMatchObject({ state: "burned" });
      expect(await all()).toEqual([]);
      expect(await links.read()).toEqual({});
    },
  );

  test("all goes once the result is let go of", async () => {
    const { id } = await shared();
    expect(await all()).toHaveLength(1);
    await dismiss(id);
    expect([await all(), await links.read()]).toEqual([[], {}]);
  });

  test("all goes with the next result", async () => {
    await shared();
    const { receipt } = await shared();
    expect(digests(await all())).toEqual([receipt]);
    expect(Object.keys(await links.read())).toEqual([receipt]);
  });

  test("all goes when the result has been shown long enough", async () => {
    await shared();
    // Ten minutes of them.
    for (let swept = 0; swept < 20; swept++) await sweep("sweep");
    expect([await attempts.read(), await all(), await links.read()]).toEqual([[], [], {}]);
  });
});

test("choosing to keep none takes all from the disk, and keeps in memory what can still be undone", async () => {
  const [first, second, last] = [await shared(), await plain(), await shared()];
  await choose({ receipts: "none" });
  for (const { receipt } of [first, second, last]) expect(await raw()).not.toContain(receipt);
  expect(digests(await all())).toEqual([last.receipt]);
  expect(Object.keys(await links.read())).toEqual([last.receipt]);
});

test.each<ReceiptKeeping>(["sealed", "all"])(
  "a receipt that could be undone under none is kept again under %s",
  async (receiptsKept) => {
    const { id, receipt } = await shared();
    await choose({ receipts: "none" });
    expect([await onDisk(), await inMemory()]).toEqual([[], [receipt]]);
    await choose({ receipts: receiptsKept });
    expect([await onDisk(), await inMemory()]).toEqual([[receipt], []]);
    expect(await undo(id)).toMatchObject({ state: "burned" });
  },
);

test("an organisation that wants none takes them from the disk", async () => {
  await shared();
  await attempts.write([]);
  await fakeBrowser.storage.managed.set({ receiptsOff: true });
  await applyRetention();
  expect([await all(), await links.read()]).toEqual([[], {}]);
});

test("no receipt that is made meanwhile is lost", async () => {
  const made = await Promise.all([shared(), shared(), plain(), shared()]);
  expect(digests(await all()).toSorted()).toEqual(made.map(({ receipt }) => receipt).toSorted());
});

test("no change that is made meanwhile is lost", async () => {
  const [first, second, third] = [await shared(), await shared(), await shared()];
  await Promise.all([forget(first.receipt), forget(third.receipt)]);
  expect(digests(await all())).toEqual([second.receipt]);
});

describe("a month after its end a receipt goes", () => {
  const kept = async (state: "sealed" | "all") => {
    await choose({ receipts: state });
    const [{ expiresAt }] = [await shared(), await plain()];
    return expiresAt + 30 * DAY;
  };
  const at = (now: number) => vi.setSystemTime(now);

  test.each<["sealed" | "all", string, () => Promise<unknown>]>([
    ["sealed", "when what is kept is swept", () => sweep("sweep")],
    ["all", "when what is kept is swept", () => sweep("sweep")],
    ["sealed", "when the popup opens, offline too", offline],
  ])("with %s kept, %s", async (state, _when, look) => {
    const end = await kept(state);
    at(end - 1000);
    await look();
    expect(await all()).toHaveLength(2);
    at(end + 5000);
    await look();
    // A clock may be wrong for a moment.
    expect(await all()).toHaveLength(2);
    at(end + DAY + 5000);
    await look();
    expect(await all()).toEqual([]);
    expect(await raw()).not.toMatch(/linkDigest/);
  });

  async function offline(): Promise<void> {
    vi.stubGlobal("navigator", { onLine: false });
    await refresh();
  }
});

describe("asking what became of them", () => {
  const receipt = (index: number, more: Partial<Receipt> = {}): Receipt => ({
    service: services[0].id,
    address: reference.origin,
    handle: `${index}`.padStart(62, "0"),
    linkDigest: `${index}`.padStart(64, "0"),
    sealed: true,
    passphrase: false,
    guarded: false,
    note: "",
    createdAt: NOW + index,
    expiresAt: NOW + DAY,
    status: { state: "waiting", opened: false },
    ...more,
  });
  const many = (count: number, more: Partial<Receipt> = {}) =>
    Array.from({ length: count }, (_, index) => receipt(index, more));
  const asked = () => reference.log.map(({ path }) => Number(path.split("/").at(-1)));

  test("asks about the newest twenty that wait, no more", async () => {
    await receipts.write(many(25));
    await refresh();
    expect(new Set(asked())).toEqual(new Set(Array.from({ length: 20 }, (_, n) => n + 5)));
  });

  test("does not count what has ended, or cannot be asked about", async () => {
    const { handle: _handle, ...without } = receipt(40);
    const ended = many(6, { status: { state: "burned" } });
    await receipts.write([...ended, receipt(6), without, ...many(30).slice(7)]);
    await refresh();
    expect(new Set(asked())).toEqual(new Set(Array.from({ length: 20 }, (_, n) => n + 10)));
  });

  test("asks about three at a time", async () => {
    await receipts.write(many(7));
    const { fetch: really } = globalThis;
    let [open, most] = [0, 0];
    const counted = vi.spyOn(globalThis, "fetch").mockImplementation(async (...request) => {
      open += 1;
      most = Math.max(most, open);
      return really(...request).finally(() => (open -= 1));
    });
    await refresh();
    counted.mockRestore();
    expect(most).toBe(3);
    expect(new Set(asked()).size).toBe(7);
  });
});
