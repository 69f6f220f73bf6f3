/** The background asks a page to change, and knows the result; the page's own part is tested in real browsers. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Attempt, Replaced, SharedAttempt } from "../../../lib/sharing/attempt";
import { failureInfo } from "../../../lib/failure";
import { clear } from "../../../entrypoints/background/clear";
import { attempts, settings, toldOfDrafts } from "../../../lib/app/items";
import { replace } from "../../../entrypoints/background/replace";
import { shareSelection } from "../../../entrypoints/background/shareSelection";
import { beginShare, shareText } from "../../../entrypoints/background/share";
import { remake } from "../../../entrypoints/background/remake";
import { burn } from "../../../entrypoints/background/burn";
import { burnSecret, undo } from "../../../entrypoints/background/undo";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

type Args = readonly [old: string, fresh: string, where: string];

const TEXT = " k9!vT2-\n";
const CREATE = /^POST .*\/conceal$/;
const NOT_BACK = { state: "undone", restored: false, draft: { text: TEXT } };
const place = { tabId: 3, documentId: "5A1E" };
/** The requests to the page, one after the other. */
let asked: Args[];
/** The page's answer. */
let page: Replaced["state"] | "gone" | "away";
let reference: ReferenceServer;

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
  asked = [];
  page = "done";
  Object.assign(fakeBrowser.scripting, {
    async executeScript(injection: { target: object; args: Args }) {
      expect(injection.target).toEqual({ tabId: 3, documentIds: ["5A1E"] });
      asked.push(injection.args);
      if (page === "away") throw new Error("Cannot access contents of the page");
      return page === "gone" ? [] : [{ result: page }];
    },
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await reference.close();
});

async function shared(where: object = { place }): Promise<SharedAttempt> {
  const attempt = await shareSelection({ state: "exact", text: TEXT, ...where });
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

async function replaced() {
  const attempt = await shared();
  await replace(attempt.id);
  asked = [];
  return attempt;
}

/** The number of secrets that were created. */
function created(): number {
  return reference.log.filter(({ path }) => path.endsWith("/conceal")).length;
}

async function current(): Promise<Attempt | undefined> {
  return (await attempts.read())[0];
}

/** Calls back once the fresh receipt is here that tells what the order to burn has done. */
function onBurned(meanwhile: () => Promise<unknown>): void {
  const send = globalThis.fetch;
  let ordered = false;
  vi.stubGlobal("fetch", async (request: Request) => {
    const answer = await send(request);
    const told = ordered;
    ordered = request.url.endsWith("/burn");
    if (told) await meanwhile();
    return answer;
  });
}

describe("replacing", () => {
  test("is not done before it is asked for", async () => {
    await shared();
    expect(asked).toEqual([]);
  });

  test("puts the link where the text was selected, and is known", async () => {
    const { id, url } = await shared();
    await replace(id);
    expect(asked).toEqual([[TEXT, url, "selected"]]);
    expect(await current()).toMatchObject({
      state: "shared",
      replaced: { state: "done", first: true },
      place,
    });
  });

  test("is the first time once on this device, until everything is forgotten", async () => {
    const isFirst = async () => {
      await replaced();
      const attempt = await current();
      return attempt?.state === "shared" && attempt.replaced;
    };
    expect(await isFirst()).toEqual({ state: "done", first: true });
    expect(await isFirst()).toEqual({ state: "done", first: false });
    expect(await toldOfDrafts.read()).toBe(true);
    await clear();
    expect(await toldOfDrafts.read()).toBe(false);
  });

  test.each([
    ["refused", "refused"],
    ["gone", "refused"],
    ["away", "refused"],
  ] as const)(
    "that comes to nothing (%s) is told, and nothing else changes",
    async (way, state) => {
      page = way;
      const { id, draft } = await shared();
      await replace(id);
      expect(await current()).toMatchObject({ state: "shared", draft, replaced: { state }, place });
      expect(await toldOfDrafts.read()).toBe(false);
    },
  );

  test("that is made something else of is told, and the text may be nowhere else", async () => {
    page = "garbled";
    const { id, url, draft } = await shared();
    await replace(id);
    const told = { state: "shared", draft, replaced: { state: "garbled" } };
    expect(await current()).toMatchObject(told);
    // Once the page was put right, the text can be selected again. Until then the page is not as it was.
    page = "refused";
    asked = [];
    await replace(id);
    expect(asked).toEqual([[TEXT, url, "selected"]]);
    expect(await current()).toMatchObject(told);
  });

  test("is known before the page is asked", async () => {
    const { id } = await shared();
    let known: Attempt | undefined;
    Object.assign(fakeBrowser.scripting, {
      async executeScript() {
        known = await current();
        return [{ result: "done" }];
      },
    });
    await replace(id);
    expect(known).toMatchObject({ state: "shared", replaced: { state: "begun" } });
  });

  test("is done once, though two windows ask for it", async () => {
    const { id } = await shared();
    await Promise.all([replace(id), replace(id)]);
    expect(asked).toHaveLength(1);
    expect(await current()).toMatchObject({ replaced: { state: "done" } });
  });

  test("is known also where the disk takes no note of the first time", async () => {
    const { id } = await shared();
    vi.spyOn(toldOfDrafts, "write").mockRejectedValueOnce(new Error("QUOTA_BYTES"));
    await replace(id);
    expect(await current()).toMatchObject({ replaced: { state: "done" } });
  });

  test("needs a place, and a link", async () => {
    const { id } = await shared({});
    expect(await replace(id).catch(failureInfo)).toMatchObject({ kind: "bug" });
    expect(await replace("unknown").catch(failureInfo)).toMatchObject({ kind: "bug" });
    expect(asked).toEqual([]);
  });

  test("is not noted once everything is forgotten", async () => {
    const { id } = await shared();
    Object.assign(fakeBrowser.scripting, {
      async executeScript() {
        await clear();
        return [{ result: "done" }];
      },
    });
    await replace(id);
    expect(await attempts.read()).toEqual([]);
    expect(await toldOfDrafts.read()).toBe(false);
  });
});

describe("taking back", () => {
  test("puts the text where its link is found, without the blanks that stayed", async () => {
    const { id, url } = await replaced();
    await undo(id);
    expect(asked).toEqual([[url, TEXT.trim(), "replaced"]]);
    expect(await current()).toMatchObject({ state: "undone", restored: true, draft: { text: "" } });
  });

  test("by the receipt shows the text to no page, and keeps it", async () => {
    const { receipt } = await replaced();
    await burnSecret(receipt);
    expect(asked).toEqual([]);
    expect(await current()).toMatchObject(NOT_BACK);
  });

  test.each(["refused", "garbled", "gone", "away"] as const)(
    "keeps a text that is not back in the page (%s)",
    async (way) => {
      const { id } = await replaced();
      page = way;
      await undo(id);
      expect(await current()).toMatchObject(NOT_BACK);
    },
  );

  test("leaves a page alone that holds no link", async () => {
    const { id } = await shared();
    await undo(id);
    expect(asked).toEqual([]);
    expect(await current()).not.toHaveProperty("restored");
  });

  test("keeps a text that the page made something else of", async () => {
    page = "garbled";
    const { id } = await shared();
    await replace(id);
    await undo(id);
    expect(await current()).toMatchObject(NOT_BACK);
  });

  test("by the receipt keeps a text whose link is on its way into the page", async () => {
    const { id, receipt } = await shared();
    Object.assign(fakeBrowser.scripting, {
      async executeScript() {
        await burnSecret(receipt);
        return [{ result: "done" }];
      },
    });
    await replace(id);
    expect(await current()).toMatchObject(NOT_BACK);
  });

  test("keeps a text that is not back for as long as any, and beside any", async () => {
    const { id } = await replaced();
    await attempts.update((list) => list.map((one) => ({ ...one, at: 1 })));
    page = "refused";
    await undo(id);
    await shareSelection({ state: "exact", text: "another" });
    const [, kept] = await attempts.read();
    expect(kept).toMatchObject(NOT_BACK);
    expect(kept?.at).toBeGreaterThan(1);
  });

  test("keeps a text that left its page meanwhile", async () => {
    const { id } = await shared();
    onBurned(async () => {
      await replace(id);
      page = "refused";
    });
    await undo(id);
    expect(await current()).toMatchObject(NOT_BACK);
  });

  test("keeps a text whose result was let go of meanwhile", async () => {
    const { id, url } = await replaced();
    onBurned(async () => {
      await attempts.write([]);
      await fakeBrowser.alarms.clear("sweep");
    });
    page = "refused";
    await undo(id);
    expect(asked).toEqual([[url, TEXT.trim(), "replaced"]]);
    expect(await current()).toMatchObject(NOT_BACK);
    expect(await fakeBrowser.alarms.get("sweep")).toBeDefined();
  });

  test("keeps nothing of what is back, if it was let go of meanwhile", async () => {
    const { id } = await replaced();
    onBurned(() => attempts.write([]));
    await undo(id);
    expect(asked).toHaveLength(1);
    expect(await attempts.read()).toEqual([]);
  });

  test("shows no page, and keeps nothing of, what was forgotten meanwhile", async () => {
    const { id } = await replaced();
    onBurned(clear);
    await undo(id);
    expect(asked).toEqual([]);
    expect(await attempts.read()).toEqual([]);
  });

  test("takes no text from what was taken back by its receipt meanwhile", async () => {
    const { id, receipt } = await replaced();
    page = "refused";
    await Promise.all([undo(id), burnSecret(receipt)]);
    expect(await current()).toMatchObject(NOT_BACK);
  });

  test("keeps the text from being sent again as the other kind", async () => {
    const { id } = await shared();
    await Promise.all([remake(id, "kind"), undo(id)]);
    expect(await attempts.read()).toMatchObject([{ state: "undone" }]);
    expect(created()).toBe(1);
  });

  test("by the receipt, too, keeps the text from being sent again", async () => {
    const { id, receipt } = await shared();
    onBurned(() => burnSecret(receipt));
    await remake(id, "kind");
    expect(await attempts.read()).toMatchObject([{ state: "undone" }]);
    expect(created()).toBe(1);
  });

  test("leaves the page alone as long as the link works", async () => {
    const { id } = await replaced();
    reference.switch({ fault: { kind: "500" } });
    expect(await undo(id).catch(failureInfo)).toMatchObject({ kind: "busy" });
    expect(asked).toEqual([]);
  });
});

describe("the other kind", () => {
  test.each([
    ["stands in the page", "done"],
    ["may stand in the page", "garbled"],
  ] as const)("is not made of a link that %s, which is not burned", async (_title, answer) => {
    page = answer;
    const { id, url } = await replaced();
    expect(await remake(id, "kind")).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await current()).toMatchObject({ state: "shared", url, replaced: { state: answer } });
    expect(reference.secrets()).toMatchObject([{ state: "new" }]);
  });

  test("is not made of a link on its way into the page", async () => {
    const { id, url } = await shared();
    Object.assign(fakeBrowser.scripting, {
      async executeScript() {
        await remake(id, "kind");
        return [{ result: "done" }];
      },
    });
    await replace(id);
    expect(await current()).toMatchObject({ state: "shared", url, replaced: { state: "done" } });
    expect(reference.secrets()).toMatchObject([{ state: "new" }]);
  });

  test.each([
    ["first", (id: string) => [remake(id, "kind"), replace(id)]],
    ["last", (id: string) => [replace(id), remake(id, "kind")]],
  ] as const)(
    "asked for %s, as another window puts the link in the page, leaves no burned link there",
    async (_title, both) => {
      const { id } = await shared();
      await Promise.all(both(id));
      const now = await current();
      const put = asked.map(([, link]) => link);
      expect(put).toEqual(now?.state === "shared" && now.replaced ? [now.url] : []);
      expect(reference.secrets().filter(({ state }) => state === "new")).toHaveLength(1);
    },
  );

  test("keeps its link out of the page while that is being burned", async () => {
    const { id } = await shared();
    onBurned(() => replace(id));
    await remake(id, "kind");
    expect(asked).toEqual([]);
    expect(await current()).toMatchObject({ state: "shared", place });
    expect(await current()).not.toHaveProperty("replaced");
  });

  test("is made where the page took no link, and can stand there", async () => {
    page = "refused";
    const { id } = await replaced();
    const next = await remake(id, "kind");
    if (next?.state !== "shared") throw new Error("no link was made");
    expect(asked).toEqual([]);
    page = "done";
    await replace(next.id);
    expect(asked).toEqual([[TEXT, next.url, "selected"]]);
  });

  test("is made also if the result of the first was let go of meanwhile", async () => {
    const { id } = await shared();
    onBurned(() => attempts.write([]));
    await remake(id, "kind");
    expect(await attempts.read()).toMatchObject([{ state: "shared", place }]);
    expect(created()).toBe(2);
  });

  test("that failed knows that the first was burned, also when it is tried again", async () => {
    const { id } = await shared({});
    reference.switch({ fault: { kind: "500", on: CREATE, times: 2 } });
    const failed = await remake(id, "kind");
    expect(failed).toMatchObject({ state: "failed", remade: true });
    if (failed) await (await beginShare(failed.draft, failed.id)).end;
    expect(await current()).toMatchObject({ state: "failed", remade: true });
  });

  test("that was given up leaves a text whose link was put into the page since then", async () => {
    const { id, receipt } = await shared();
    reference.switch({ fault: { kind: "500", on: /burn$/, times: 1 } });
    expect(await remake(id, "kind").catch(failureInfo)).toMatchObject({ kind: "busy" });
    await replace(id);
    // The receipt alone tells of the burn.
    await burn(receipt);
    expect(await current()).toMatchObject(NOT_BACK);
  });
});

test("a failed attempt knows its place when it is tried again", async () => {
  reference.switch({ fault: { kind: "500", times: 1 } });
  const draft = { text: TEXT, terms: { lifetime: 3600, sealed: true }, note: "" };
  const failed = await shareText(draft, place);
  expect(failed).toMatchObject({ state: "failed", place });
  const { end } = await beginShare(draft, failed.id);
  expect(await end).toMatchObject({ state: "shared", place });
});
