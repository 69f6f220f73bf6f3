/** The background's work on a text, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Attempt } from "../../../lib/sharing/attempt";
import type { Draft } from "../../../lib/sharing/draft";
import { hold, recover, revise } from "../../../entrypoints/background/attempts";
import { remake } from "../../../entrypoints/background/remake";
import { failureInfo } from "../../../lib/failure";
import {
  attempts,
  links,
  receipts,
  seenPolicy,
  sessionReceipts,
  settings,
} from "../../../lib/app/items";
import { io } from "../../../lib/app/io";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import { burn, refresh } from "../../../entrypoints/background/burn";
import { note } from "../../../entrypoints/background/receipts";
import { beginShare, shareText } from "../../../entrypoints/background/share";
import { shareSelection } from "../../../entrypoints/background/shareSelection";
import { burnSecret, forgetReceipt, undo, dismiss } from "../../../entrypoints/background/undo";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { sealWithFewIterations } from "../../support/few-iterations";
import { freshBrowser, type Made } from "../../support/fresh-browser";

let reference: ReferenceServer;
let made: Made;

beforeEach(async () => {
  reference = await startReferenceServer();
  made = freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => reference.close());

const draft = (terms: Partial<Draft["terms"]> = {}, text = "k9!vT2-"): Draft => ({
  text,
  terms: { lifetime: 3600, sealed: true, ...terms },
  note: "",
});

async function shared(what = draft()) {
  const attempt = await shareText(what);
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

const states = async () => (await attempts.read()).map(({ state }: Attempt) => state);
const onDisk = async () => JSON.stringify(await fakeBrowser.storage.local.get());
const posts = (name: string) =>
  reference.log.filter(({ method, path }) => method === "POST" && path.endsWith(name));

describe("sharing", () => {
  test("keeps the text in an attempt before anything is sent", async () => {
    reference.switch({ fault: { kind: "hang" } });
    // Chromium copies in a document of its own.
    const createDocument = vi.fn<() => Promise<void>>().mockResolvedValue();
    Object.assign(fakeBrowser, { offscreen: { Reason: {}, createDocument } });
    const { end } = await beginShare(draft());
    expect(await attempts.read()).toMatchObject([{ state: "sending", draft: { text: "k9!vT2-" } }]);
    await reference.seen(/conceal/);
    // The document for the copy is made ready meanwhile.
    expect(createDocument).toHaveBeenCalled();
    await reference.close();
    expect(await end).toMatchObject({ state: "failed", failure: { kind: "unanswered" } });
  });

  test("sends nothing before the browser has written the attempt", async () => {
    const { session }: { session: { set(items: object): Promise<void> } } = fakeBrowser.storage;
    const asked = vi.spyOn(fakeBrowser.permissions, "contains");
    let confirm = () => {};
    vi.spyOn(session, "set").mockReturnValueOnce(new Promise((resolve) => (confirm = resolve)));
    const begun = beginShare(draft());
    // The permission is asked for once the text is sealed, just before the request.
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reference.log).toEqual([]);
    confirm();
    await reference.seen(/conceal/);
    await (
      await begun
    ).end;
  });

  test("copies the link, and keeps link and receipt", async () => {
    const attempt = await shared();
    expect(attempt).toMatchObject({ copied: true, url: made.clipboard });
    expect(await links.read()).toEqual({ [attempt.receipt]: { url: attempt.url } });
    expect(await receipts.read()).toMatchObject([{ linkDigest: attempt.receipt, sealed: true }]);
  });

  test("says that nothing was copied, and keeps the link, if the browser refuses", async () => {
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("refused"));
    const attempt = await shared();
    expect(attempt.copied).toBe(false);
    expect((await links.read())[attempt.receipt]?.url).toBe(attempt.url);
  });

  test("does not lose the link if its receipt cannot be written", async () => {
    const write = vi.spyOn(receipts, "write").mockRejectedValue(new Error("disk full"));
    const attempt = await shared();
    expect(attempt).toMatchObject({ copied: true });
    expect(await attempts.read()).toMatchObject([{ state: "shared", url: attempt.url }]);
    expect(write).toHaveBeenCalled();
    write.mockRestore();
    // The receipt stays in memory until the disk takes it.
    expect(await sessionReceipts.read()).toMatchObject([{ linkDigest: attempt.receipt }]);
    await refresh();
    expect(await receipts.read()).toMatchObject([{ linkDigest: attempt.receipt }]);
    expect(await sessionReceipts.read()).toEqual([]);
  });

  test("keeps the receipt with the result while neither disk nor memory takes it", async () => {
    const refuse = new Error("no room");
    const writes = [receipts, sessionReceipts].map((item) =>
      vi.spyOn(item, "write").mockRejectedValue(refuse),
    );
    const { id } = await shared();
    await shared(draft({}, "another"));
    expect(await states()).toEqual(["shared", "shared"]);
    for (const write of writes) write.mockRestore();
    expect(await undo(id)).toMatchObject({ state: "burned" });
  });

  test("says that there was no room, in place of an earlier result, and sends nothing", async () => {
    await shared();
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValueOnce(new Error("no room"));
    const failure = { kind: "unstored", reason: "storage" };
    expect(await shareText(draft())).toMatchObject({ failure, draft: { text: "" } });
    expect(await states()).toEqual(["failed"]);
    expect(posts("conceal")).toHaveLength(1);
  });

  test("creates one link, though two windows try again", async () => {
    reference.switch({ fault: { kind: "500", times: 1 } });
    const failed = await shareText(draft());
    const begun = await Promise.all([
      beginShare(draft(), failed.id),
      beginShare(draft(), failed.id),
    ]);
    await Promise.all(begun.map(({ end }) => end));
    expect(await states()).toEqual(["shared"]);
    expect(posts("conceal")).toHaveLength(2);
  });

  test("puts nothing of a service-encrypted secret on disk", async () => {
    const attempt = await shared(draft({ sealed: false, passphrase: "plum-orbit" }));
    expect(await receipts.read()).toEqual([]);
    expect(await sessionReceipts.read()).toMatchObject([{ linkDigest: attempt.receipt }]);
    expect((await links.read())[attempt.receipt]?.passphrase).toBe("plum-orbit");
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toMatch(/plum|k9!vT2-/);
  });

  test("keeps the text with the reason if it fails, and takes the failed one's place the next time", async () => {
    reference.switch({ fault: { kind: "500", times: 1 } });
    const failed = await shareText(draft());
    expect(failed).toMatchObject({ state: "failed", draft: { text: "k9!vT2-" } });
    await (
      await beginShare(draft(), failed.id)
    ).end;
    expect(await states()).toEqual(["shared"]);
    expect(posts("conceal")).toHaveLength(2);
  });
});

test("a text typed into a failed attempt is kept, until it is dismissed", async () => {
  const held = await hold(draft(), { state: "inexact", doubt: "frame" });
  await revise(held.id, draft({}, "with its line breaks"));
  expect(await attempts.read()).toMatchObject([
    { state: "inexact", draft: { text: "with its line breaks" } },
  ]);
  await dismiss(held.id);
  expect(await attempts.read()).toEqual([]);
});

describe("an attempt that was being sent when the background stopped", () => {
  test("is found, says that a link may exist, and has the text", async () => {
    const { id, at, address } = await hold(draft(), { state: "inexact", doubt: "frame" });
    await attempts.write([{ id, at, address, draft: draft(), state: "sending" }]);
    expect(await recover()).toMatchObject([
      { id, state: "failed", failure: { reason: "interrupted" }, draft: { text: "k9!vT2-" } },
    ]);
    expect(await recover()).toEqual([]);
  });

  test("and had its link already is a link that was perhaps not copied", async () => {
    const { id, at, address, url, receipt, expiresAt } = await shared();
    const link = { url, receipt, expiresAt };
    await attempts.write([
      { id, at, address, draft: draft(), state: "copying", copied: false, ...link },
    ]);
    expect(await recover()).toMatchObject([{ id, state: "shared", url, copied: false }]);
  });

  test("is not confused with what is being sent now", async () => {
    reference.switch({ latency: 50 });
    const { end } = await beginShare(draft());
    expect(await recover()).toEqual([]);
    expect(await end).toMatchObject({ state: "shared" });
  });
});

describe("undo", () => {
  test("burns, and a fresh receipt confirms it", async () => {
    const { id, receipt } = await shared();
    expect(await undo(id)).toMatchObject({ state: "burned" });
    expect(await attempts.read()).toMatchObject([{ state: "undone", draft: { text: "" } }]);
    expect(await receipts.read()).toMatchObject([{ status: { state: "burned" } }]);
    expect((await links.read())[receipt]).toBeUndefined();
  });

  test("burns with the passphrase that the service knows", async () => {
    const { id } = await shared(draft({ sealed: false, passphrase: "plum-orbit" }));
    expect(await undo(id)).toMatchObject({ state: "burned" });
  });

  test("changes nothing if the service fails", async () => {
    const { id } = await shared();
    reference.switch({ fault: { kind: "500" } });
    expect(await undo(id).catch(failureInfo)).toMatchObject({ kind: "busy" });
    expect(await states()).toEqual(["shared"]);
  });

  test("says if it was read before", async () => {
    const { id, url } = await shared(draft({ sealed: false }));
    await fetch(new URL(`/api/v2/guest${new URL(url).pathname}/reveal`, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"continue":true}',
    });
    expect(await undo(id)).toMatchObject({ state: "revealed" });
    expect(posts("burn")).toHaveLength(0);
  });
});

describe("the other kind", () => {
  test("takes the place of the first, which is burned", async () => {
    const { id, receipt } = await shared();
    await remake(id, "kind");
    expect(await attempts.read()).toMatchObject([
      { state: "shared", url: made.clipboard, draft: { terms: { sealed: false } } },
    ]);
    expect(made.clipboard).not.toContain("#");
    expect(await receipts.read()).toMatchObject([
      { linkDigest: receipt, status: { state: "burned" } },
    ]);
  });

  test("is not made, and nothing is burned, if it would not be accepted", async () => {
    sealWithFewIterations();
    const { id, url } = await shared(draft({ passphrase: "plum" }));
    const failure = await remake(id, "kind").catch(failureInfo);
    expect(failure).toMatchObject({ reason: "passphrase-rules" });
    expect(posts("burn")).toHaveLength(0);
    expect(await attempts.read()).toMatchObject([{ state: "shared", url }]);
  });

  test("is made once, however often it is asked for", async () => {
    const { id } = await shared();
    const seen: string[] = [];
    attempts.watch((list) => seen.push(...list.map(({ state }) => state)));
    await Promise.all([remake(id, "kind"), remake(id, "kind")]);
    // First marked, then burned.
    expect(seen).toEqual(["shared", "sending", "copying", "shared"]);
    expect([posts("burn"), posts("conceal")].map(({ length }) => length)).toEqual([1, 2]);
    expect(await states()).toEqual(["shared"]);
  });

  test("leaves its text where the background stopped after the burn", async () => {
    const { id, receipt } = await shared(draft({ passphrase: "plum-orbit" }));
    await attempts.update((list) =>
      list.map((one) => ({ ...one, remaking: { ...one.draft.terms, sealed: false } })),
    );
    await burn(receipt);
    expect(await attempts.read()).toMatchObject([
      {
        id,
        state: "failed",
        remade: true,
        failure: { kind: "unreachable", reason: "interrupted" },
        draft: { text: "k9!vT2-", terms: { sealed: false, passphrase: "plum-orbit" } },
      },
    ]);
  });

  test.each([
    ["leaves its text where nobody can tell if it was burned or read", "gone", "k9!vT2-", "failed"],
    ["leaves no text that was read before the burn", "revealed", "", "undone"],
  ] as const)("%s", async (_, end, text, state) => {
    const { receipt } = await shared();
    await attempts.update((list) =>
      list.map((one) => ({ ...one, remaking: { ...one.draft.terms, passphrase: "plum-orbit" } })),
    );
    // The background stopped after it had sent the burn; the next look tells this.
    await note(receipt, { state: end });
    expect(await attempts.read()).toMatchObject([{ state, draft: { text } }]);
  });

  test("is not made if the first cannot be burned", async () => {
    const { id } = await shared();
    reference.switch({ fault: { kind: "refuse" } });
    expect(await remake(id, "kind").catch(failureInfo)).toMatchObject({ reason: "no-answer" });
    expect(posts("conceal")).toHaveLength(1);
    expect(await states()).toEqual(["shared"]);
  });

  test.each([
    ["leaves no text that was read after a burn that failed for certain", "limited", "", "undone"],
    ["leaves its text after a burn that got no answer", "cut", "k9!vT2-", "failed"],
  ] as const)("%s", async (_, kind, text, state) => {
    const { id, receipt } = await shared();
    reference.switch({ fault: { kind, on: /burn$/ } });
    await remake(id, "kind").catch(failureInfo);
    await note(receipt, { state: "gone" });
    expect(await attempts.read()).toMatchObject([{ state, draft: { text } }]);
  });

  test("leaves its text after two burns, of which one got no answer", async () => {
    const { id, receipt } = await shared();
    reference.switch({ fault: { kind: "refuse", on: /burn$/ } });
    await remake(id, "kind").catch(failureInfo);
    reference.switch({ fault: { kind: "limited", on: /burn$/ } });
    await remake(id, "kind").catch(failureInfo);
    await note(receipt, { state: "gone" });
    expect(await attempts.read()).toMatchObject([{ state: "failed", draft: { text: "k9!vT2-" } }]);
  });
});

const suggested = {
  suggested: true,
  passphrase: expect.stringMatching(/^[a-z]{5}(?:-[a-z]{5}){3}$/),
};

describe("a passphrase that is added", () => {
  test("makes the link again with it, and burns the first", async () => {
    sealWithFewIterations();
    const { id, receipt } = await shared();
    const next = await remake(id, "passphrase");
    const terms = { ...draft().terms, ...suggested };
    expect(next).toMatchObject({ state: "shared", url: made.clipboard, draft: { terms } });
    expect(await receipts.read()).toMatchObject([
      { passphrase: true, status: { state: "waiting" } },
      { linkDigest: receipt, passphrase: false, status: { state: "burned" } },
    ]);
    expect(await onDisk()).not.toContain(next?.draft.terms.passphrase);
  });

  test("makes nothing of a secret that was read before, and says so", async () => {
    const { id, url } = await shared(draft({ sealed: false }));
    await fetch(new URL(`/api/v2/guest${new URL(url).pathname}/reveal`, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"continue":true}',
    });
    expect(await remake(id, "passphrase")).toBeUndefined();
    expect(await attempts.read()).toMatchObject([
      { state: "undone", status: { state: "revealed" } },
    ]);
    expect(posts("conceal")).toHaveLength(1);
  });
});

describe("a link by the default terms", () => {
  const select = () => shareSelection({ state: "exact", text: "k9!vT2-" });

  test.each<Partial<Policy>>([{ passphraseRequired: true }, { defaultPassphrase: "suggest" }])(
    "gets a suggested passphrase if the organisation wants it (%o)",
    async (rule) => {
      sealWithFewIterations();
      await seenPolicy.write({ ...NO_POLICY, ...rule });
      const attempt = await select();
      expect(attempt).toMatchObject({ state: "shared", draft: { terms: suggested } });
      const { passphrase = "" } = attempt.draft.terms;
      expect(made.clipboard).not.toContain(passphrase);
      expect(JSON.stringify(reference.log)).not.toContain(passphrase);
      // The next link takes the result's place; the list can still copy both apart.
      const [kept] = Object.values(await links.read());
      expect(kept).toEqual({ url: made.clipboard, suggested: passphrase });
      expect(await onDisk()).not.toContain(passphrase);
    },
  );

  test.each([true, false])(
    "gets one if the server asks for one, known before (%s) or not",
    async (known) => {
      reference.switch({ passphraseRequired: true, limits: { passphraseComplex: true } });
      const { terms, servers, ...rest } = await settings.read();
      const found = services[0].probe(io, services[0].server(reference.origin).address);
      const learned = known ? [await found] : servers;
      const kind = "service-encrypted";
      await settings.write({ ...rest, servers: learned, terms: { ...terms, kind } });
      const attempt = await select();
      expect(attempt).toMatchObject({ state: "shared", draft: { terms: { suggested: true } } });
      expect(posts("conceal")).toHaveLength(known ? 1 : 2);
      expect(await onDisk()).not.toContain(attempt.draft.terms.passphrase);
    },
  );

  test("is refused where the person typed no passphrase that the server asks for", async () => {
    reference.switch({ passphraseRequired: true });
    const attempt = await shareText(draft({ sealed: false }));
    expect(attempt).toMatchObject({
      state: "failed",
      failure: { reason: "passphrase-required" },
      draft: { terms: { sealed: false } },
    });
    expect(attempt.draft.terms).not.toHaveProperty("passphrase");
  });
});

describe("a result on show", () => {
  test("is written down with its link before the link is copied", async () => {
    const seen: string[] = [];
    attempts.watch((list) => seen.push(...list.map(({ state }) => state)));
    await shared();
    expect(seen).toEqual(["sending", "copying", "shared"]);
  });

  test("says so when its secret is burned by the receipt", async () => {
    const { receipt } = await shared();
    await burnSecret(receipt);
    expect(await states()).toEqual(["undone"]);
  });

  test("says what its receipt has learned, and whoever has ended it", async () => {
    const { url } = await shared(draft({ sealed: false }));
    await fetch(new URL(`/api/v2/guest${new URL(url).pathname}/reveal`, url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"continue":true}',
    });
    await refresh();
    expect(await attempts.read()).toMatchObject([
      { state: "undone", status: { state: "revealed" }, draft: { text: "" } },
    ]);
  });

  test("goes with its receipt, since it could not be undone any more", async () => {
    const { receipt } = await shared();
    await forgetReceipt(receipt);
    expect(await attempts.read()).toEqual([]);
    expect(await links.read()).toEqual({});
  });
});

test("a selection beyond all measure is refused with its size, and not kept", async () => {
  const attempt = await shareSelection({ state: "exact", text: "x".repeat(1_000_001) });
  expect(attempt).toMatchObject({
    state: "failed",
    failure: { reason: "too-large", size: 1_000_001, limit: 6969 },
    draft: { text: "" },
  });
  expect(reference.log).toEqual([]);
});

describe("burning", () => {
  test("needs the passphrase that the service knows, and sends nothing without it", async () => {
    const { receipt } = await shared(draft({ sealed: false, passphrase: "plum-orbit" }));
    await links.write({});
    expect(await burn(receipt).catch(failureInfo)).toMatchObject({ reason: "passphrase-gone" });
    expect(posts("burn")).toHaveLength(0);
  });

  test("is not said to have failed if only its confirmation is missing", async () => {
    const { receipt } = await shared();
    const asked = /^GET .*receipt/;
    const burning = burn(receipt).catch(failureInfo);
    await reference.seen(/^POST .*burn/);
    reference.switch({ fault: { kind: "refuse", on: asked } });
    expect(await burning).toMatchObject({ kind: "unanswered" });
  });
});

describe("receipts", () => {
  test("tell what became of the secrets that waited", async () => {
    const { url } = await shared();
    await fetch(new URL(`/api/v2/guest${new URL(url).pathname}`, url));
    await refresh();
    expect(await receipts.read()).toMatchObject([{ status: { state: "waiting", opened: true } }]);
  });

  test("are not asked about while offline", async () => {
    await shared();
    vi.stubGlobal("navigator", { onLine: false });
    await refresh();
    expect(reference.log).toHaveLength(1);
  });

  test("that are unknown cannot be burned", async () => {
    expect(await burn("unknown").catch(failureInfo)).toMatchObject({ reason: "cannot-burn" });
  });
});
