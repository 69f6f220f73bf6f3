/** A browser never tells the organisation's policy, over the fake browser and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { clear } from "../../../entrypoints/background/clear";
import { attempts, seenPolicy, settings, untold } from "../../../lib/app/items";
import { notePolicy } from "../../../entrypoints/background/policy";
import { shareSelection } from "../../../entrypoints/background/shareSelection";
import { beginShare } from "../../../entrypoints/background/share";
import { NO_POLICY, parsePolicy } from "../../../lib/settings/policy";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

const TEXT = "k9!vT2-";
const { managed }: { managed: { get(): Promise<object> } } = fakeBrowser.storage;
const asked = vi.spyOn(managed, "get");
const never = new Promise<never>(() => undefined);

let reference: ReferenceServer;

/** All the time for which the browser's answer is waited for. */
const pass = () => vi.advanceTimersByTimeAsync(2_000);

/** The browser answers with this. The time for which that is waited for passes as soon as the wait has begun. */
function answers(answer: Promise<object>): void {
  asked.mockImplementation(() => {
    setImmediate(() => void pass());
    return answer;
  });
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = services[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
  answers(never);
});

afterEach(() => reference.close());

const select = () => shareSelection({ state: "exact", text: TEXT });

/** The browser is closed and started anew. */
const restart = () => fakeBrowser.storage.session.clear();

/** The text waits to be looked at, and nothing was sent. */
const shownFirst = { state: "inexact", doubt: "policy", draft: { text: TEXT } };

describe("without any policy told", () => {
  test("a link is made all the same", async () => {
    expect(await select()).toMatchObject({ state: "shared", copied: true });
  });

  test("the text is in an attempt while that is waited for", async () => {
    asked.mockReset().mockReturnValue(never);
    const link = select();
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    expect(await attempts.read()).toMatchObject([{ state: "sending", draft: { text: TEXT } }]);
    expect(reference.log).toEqual([]);
    await pass();
    await link;
  });

  test("it is waited for once in a start", async () => {
    await select();
    asked.mockClear();
    expect(await select()).toMatchObject({ state: "shared" });
    expect(asked).not.toHaveBeenCalled();
  });

  test("the person is asked at a second start, and once", async () => {
    await select();
    await restart();
    const sent = reference.log.length;

    const attempt = await select();
    expect(attempt).toMatchObject(shownFirst);
    expect(reference.log).toHaveLength(sent);

    const { end } = await beginShare(attempt.draft, attempt.id);
    expect(await end).toMatchObject({ state: "shared" });
    expect(await select()).toMatchObject({ state: "shared" });
  });

  test("a text from the form is shown first as well at a second start", async () => {
    const { draft } = await select();
    await restart();
    const { end } = await beginShare({ ...draft, text: TEXT });
    expect(await end).toMatchObject(shownFirst);
  });

  test("nobody is asked once it was told", async () => {
    await select();
    await restart();
    await select();
    asked.mockResolvedValue({});
    await notePolicy();
    expect(await select()).toMatchObject({ state: "shared" });
  });
});

describe("the policy that was seen last", () => {
  test("holds at once, and is what a share waits for", async () => {
    await seenPolicy.write(NO_POLICY);
    expect(await select()).toMatchObject({ state: "shared" });
    // Nothing was waited for in vain.
    expect(await untold.read()).toBeUndefined();
  });

  test("holds at every later start", async () => {
    asked.mockResolvedValue({ servers: [] });
    await notePolicy();
    await restart();
    answers(never);
    expect(await select()).toMatchObject({ failure: { reason: "policy-server" } });
    expect(reference.log).toEqual([]);
  });

  test("is replaced by an answer, whenever that comes", async () => {
    let answer = (_policy: object) => {};
    answers(new Promise((resolve) => (answer = resolve)));
    const noted = notePolicy();
    expect(await select()).toMatchObject({ state: "shared" });
    answer({ servers: [] });
    await noted;
    expect(await select()).toMatchObject({ failure: { reason: "policy-server" } });
  });

  test("is not replaced by a refusal", async () => {
    const closed = parsePolicy({ servers: [] });
    await seenPolicy.write(closed);
    asked.mockRejectedValue(new Error("the database is locked"));
    await notePolicy();
    expect(await seenPolicy.read()).toEqual(closed);
  });

  test("stays when the person clears everything", async () => {
    vi.stubGlobal("chrome", fakeBrowser);
    const closed = parsePolicy({ servers: [] });
    await seenPolicy.write(closed);
    await clear();
    expect(await seenPolicy.read()).toEqual(closed);
    vi.unstubAllGlobals();
  });
});
