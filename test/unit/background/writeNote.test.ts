/** Notes that are written after their link was made, over a real server, which learns nothing of them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { applyRetention, writeNote } from "../../../entrypoints/background/receipts";
import { remake } from "../../../entrypoints/background/remake";
import { choose } from "../../../entrypoints/background/settings";
import { shareText } from "../../../entrypoints/background/share";
import { attempts, receipts, sessionReceipts, settings } from "../../../lib/app/items";
import { LONGEST_NOTE } from "../../../lib/sharing/boundedNote";
import type { Draft } from "../../../lib/sharing/draft";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";
import { services } from "../../support/services";

let reference: ReferenceServer;
/** Give the browser its room back. */
const ends: (() => void)[] = [];

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(async () => {
  empty();
  await reference.close();
});

async function shared(terms: Partial<Draft["terms"]> = {}) {
  const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true, ...terms }, note: "" };
  const attempt = await shareText(draft);
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

const notes = async (item: typeof receipts) => (await item.read()).map(({ note }) => note);

/** The browser takes no value for this item of the area, until {@link empty}. */
function fill(area: "local" | "session", key: string): void {
  const storage = fakeBrowser.storage[area];
  const set = storage.set.bind(storage);
  const refusing = async (values: object) => {
    if (key in values) throw new Error("QUOTA_BYTES quota exceeded");
    return set(values);
  };
  Object.assign(storage, { set: refusing });
  ends.push(() => Object.assign(storage, { set }));
}

function empty(): void {
  for (const end of ends.splice(0).toReversed()) end();
}

describe.each([
  ["sealed", { sealed: true }],
  ["service-encrypted", { sealed: false }],
])("the note of a %s secret", (kind, terms) => {
  beforeEach(() => choose({ receipts: "all" }));

  test("is kept with its receipt, and nobody else learns of it", async () => {
    const { receipt } = await shared(terms);
    await writeNote(receipt, "for Ana");
    expect(await notes(receipts)).toEqual(["for Ana"]);
    expect(JSON.stringify(reference.log)).not.toContain("for Ana");
  });

  test("is lost by no full disk, and goes there as soon as that has room", async () => {
    const { receipt } = await shared(terms);
    fill("local", "receipts");
    await writeNote(receipt, "for Ana");
    await applyRetention();
    expect([await notes(receipts), await notes(sessionReceipts)]).toEqual([[""], ["for Ana"]]);
    empty();
    await applyRetention();
    expect(await notes(receipts)).toEqual(["for Ana"]);
    expect(await notes(sessionReceipts)).toEqual(kind === "sealed" ? [] : ["for Ana"]);
  });
});

test("a note that memory has no room for is not called kept", async () => {
  const { receipt } = await shared();
  fill("session", "attempts");
  await expect(writeNote(receipt, "for Ana")).rejects.toMatchObject({ info: { kind: "unstored" } });
});

test("a note is kept with a receipt that nothing but its result holds", async () => {
  fill("session", "sessionReceipts");
  fill("local", "receipts");
  const { receipt, unkept } = await shared();
  expect(unkept).toBeDefined();
  await writeNote(receipt, "for Ana").catch(() => undefined);
  expect(JSON.stringify(await attempts.read())).toContain('"note":"for Ana"');
  empty();
  await applyRetention();
  expect(await notes(receipts)).toEqual(["for Ana"]);
});

test("the other kind of link takes the note along, also one that is written meanwhile", async () => {
  const { id, receipt } = await shared();
  await writeNote(receipt, "for Ana");
  reference.switch({ fault: { kind: "hold", on: /burn$/ } });
  const other = remake(id, "kind");
  await reference.seen(/burn$/);
  await writeNote(receipt, "for Ben");
  reference.release();
  await other;
  expect((await attempts.read())[0]).toMatchObject({ state: "shared", draft: { note: "for Ben" } });
  expect(await notes(sessionReceipts)).toEqual(["for Ben"]);
});

test("a note is no longer than a line", async () => {
  const { receipt } = await shared();
  await writeNote(receipt, "x".repeat(1_000_000));
  expect(await notes(receipts)).toEqual(["x".repeat(LONGEST_NOTE)]);
});
