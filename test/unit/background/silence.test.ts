/** A browser never answers a call: the person who waits for it is told something all the same. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import background from "../../../entrypoints/background";
import type { Attempt } from "../../../lib/sharing/attempt";
import type { Address } from "../../../lib/domain";
import { failureInfo } from "../../../lib/failure";
import { announce } from "../../../entrypoints/background/announce";
import { openClicked, registerClicks } from "../../../entrypoints/background/clicks";
import { copyUnseen } from "../../../entrypoints/background/clipboard";
import { readForm, writeForm } from "../../../lib/app/form";
import { io } from "../../../lib/app/io";
import { attempts, seenPolicy, lastSeenSettings } from "../../../lib/app/items";
import { COPY } from "../../../entrypoints/background/menus";
import { channel } from "../../../lib/platform/channel";
import { writeAlone } from "../../../lib/platform/storage";
import { replace } from "../../../entrypoints/background/replace";
import { readClicked, readFocused } from "../../../entrypoints/background/readSelection";
import { shareText } from "../../../entrypoints/background/share";
import { sweep } from "../../../entrypoints/background/sweep";
import { keepSwept } from "../../../lib/app/sweepAlarm";
import { NO_POLICY } from "../../../lib/settings/policy";
import { freshBrowser, type Made, URL_OF_US } from "../../support/fresh-browser";

const ORIGIN: Address = "https://eu.onetimesecret.com";
const LINK = `${ORIGIN}/secret/${"a".repeat(62)}#${"0".repeat(64)}`;
const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true }, note: "" };
const place = { tabId: 3, documentId: "5A1E" };
const never = () => new Promise<never>(() => undefined);
const sent = vi.spyOn(globalThis, "fetch");
const { sendMessage } = fakeBrowser.runtime;
const { local, session }: Record<"local" | "session", Area> = fakeBrowser.storage;
let made: Made;

interface Area {
  get(): Promise<object>;
  set(items: object): Promise<void>;
}

beforeEach(async () => {
  made = freshBrowser(ORIGIN);
  writeAlone();
  vi.stubGlobal("chrome", fakeBrowser);
  sent.mockReset().mockRejectedValue(new Error("no network"));
  await seenPolicy.write(NO_POLICY);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  fakeBrowser.runtime.sendMessage = sendMessage;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Gives its end, for which a minute is too long. Time passes only while it is waited for: all else takes as long as it does. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const ended = work.then(
    () => true,
    () => true,
  );
  const turn = () => new Promise<false>((resolve) => setImmediate(() => resolve(false)));
  let seconds = 0;
  while (!(await Promise.race([ended, turn()]))) {
    if (seconds === 60) throw new Error("Nobody is told anything");
    if (vi.getTimerCount() === 0) continue;
    await vi.advanceTimersByTimeAsync(1_000);
    seconds += 1;
  }
  return work;
}

const begun = { id: "a", at: 0, address: ORIGIN, draft, place };
const shared = { url: LINK, receipt: "digest", expiresAt: 1 };
const copied: Attempt = { ...begun, state: "shared", copied: true, ...shared };
const failed: Attempt = { ...begun, state: "failed", failure: { kind: "bug", reason: "bug" } };

describe("an alarm that is never answered for", () => {
  const { alarms } = fakeBrowser;
  const real = { ...alarms };
  afterEach(() => void Object.assign(alarms, real));

  test.each(["get", "create"] as const)("is given up by whoever sets it: %s", async (call) => {
    Object.assign(alarms, { [call]: never });
    expect(await inTime(keepSwept()).catch(failureInfo)).toMatchObject({ reason: "browser" });
  });

  test.each(["get", "create"] as const)(
    "takes nothing of what is typed meanwhile: %s",
    async (call) => {
      Object.assign(alarms, { [call]: never });
      await inTime(writeForm(draft)).catch(() => undefined);
      expect(await readForm()).toMatchObject({ text: draft.text });
    },
  );

  test.each(["get", "clear"] as const)("is given up by its sweep: %s", async (call) => {
    await attempts.write([failed]);
    Object.assign(alarms, { [call]: never });
    expect(await inTime(sweep("sweep")).catch(failureInfo)).toMatchObject({ reason: "browser" });
    expect(await attempts.read()).toMatchObject([{ sweeps: 1 }]);
  });
});

describe("a page that is read", () => {
  const tab = { tabId: 1, url: "https://wiki.example/" };

  beforeEach(() => {
    Object.assign(fakeBrowser.scripting, { executeScript: never });
  });

  test("is given up: the menu's text is shown first", async () => {
    const read = readClicked({ ...tab, frameId: 0, text: "a b" });
    expect(await inTime(read)).toMatchObject({ state: "inexact", text: "a b" });
  });

  test("is given up for the shortcut", async () => {
    expect(await inTime(readFocused(tab))).toEqual({ state: "out-of-reach" });
  });

  test("and is to be changed is not called as it was: it may change yet", async () => {
    await attempts.write([copied]);
    await inTime(replace("a"));
    expect(await attempts.read()).toMatchObject([{ replaced: { state: "garbled" } }]);
  });
});

describe("a copy", () => {
  const document = (changes: object) =>
    vi.stubGlobal("chrome", {
      alarms: fakeBrowser.alarms,
      runtime: { ContextType: {}, getContexts: async () => [] },
      offscreen: { Reason: {}, createDocument: async () => undefined },
      ...changes,
    });

  test("is not called done where no document is created", async () => {
    document({ offscreen: { Reason: {}, createDocument: never } });
    expect(await inTime(copyUnseen(LINK))).toBe(false);
  });

  test("is not called done where the browser does not tell of documents", async () => {
    document({ runtime: { ContextType: {}, getContexts: never } });
    expect(await inTime(copyUnseen(LINK))).toBe(false);
  });

  test("is not called done where the document says nothing", async () => {
    document({});
    fakeBrowser.runtime.sendMessage = never;
    expect(await inTime(copyUnseen(LINK))).toBe(false);
  });
});

test("nothing is sent where the browser does not tell whether it lets us", async () => {
  Object.assign(fakeBrowser.permissions, { contains: never });
  const request = io.send(new Request(ORIGIN), { safe: false });
  expect(await inTime(request.catch(failureInfo))).toEqual({
    kind: "unreachable",
    reason: "browser",
  });
  expect(sent).not.toHaveBeenCalled();
});

test("no alarm is waited for before a text is sent", async () => {
  Object.assign(fakeBrowser.alarms, { get: never });
  await inTime(shareText(draft));
  expect(sent).toHaveBeenCalled();
});

test("a message that nobody answers may or may not have been obeyed", async () => {
  fakeBrowser.runtime.sendMessage = never;
  const call = channel<{ burn(): Promise<void> }>("silent").call("burn");
  expect(await inTime(call.catch(failureInfo))).toEqual({
    kind: "unanswered",
    reason: "browser",
  });
});

test.each(["get", "set"] as const)("storage that does not %s is told as such", async (call) => {
  const silenced = vi.spyOn(session, call).mockImplementation(never);
  expect(await inTime(shareText(draft).catch(failureInfo))).toMatchObject({ reason: "browser" });
  expect(sent).not.toHaveBeenCalled();
  silenced.mockRestore();
});

test("nobody waits for settings that never come", async () => {
  const silenced = vi.spyOn(local, "get").mockImplementation(never);
  expect(await inTime(lastSeenSettings.read().catch(failureInfo))).toMatchObject({
    reason: "browser",
  });
  silenced.mockRestore();
});

describe("a result", () => {
  test.each(["setBadgeText", "getBadgeText"])("is told without %s", async (call) => {
    const opened = vi.fn(async () => undefined);
    Object.assign(fakeBrowser.action, { [call]: never, openPopup: opened });
    await inTime(announce(failed, "page"));
    expect(opened).toHaveBeenCalled();
  });

  test("is told in a tab where no popup opens", async () => {
    Object.assign(fakeBrowser.action, { openPopup: never });
    await inTime(announce(failed, "page"));
    expect(made.tabs).toEqual([`${URL_OF_US}popup.html`]);
  });

  test("is told where the browser does not tell of our pages", async () => {
    Object.assign(fakeBrowser.runtime, { getContexts: never });
    Object.assign(fakeBrowser.action, { openPopup: () => Promise.reject(new Error("no focus")) });
    await inTime(announce(failed, "page"));
    expect(made.tabs).toEqual([`${URL_OF_US}popup.html`]);
    expect(made.badge).toBe("!");
  });

  test("is shown as under way after a second, though the page is not read yet", async () => {
    let click = (_info: object, _tab: object) => {};
    const addListener = (listener: typeof click) => void (click = listener);
    Object.assign(fakeBrowser.contextMenus, { onClicked: { addListener } });
    Object.assign(fakeBrowser.scripting, { executeScript: never });
    background.main();
    click({ menuItemId: COPY, selectionText: "a b" }, { id: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(made.badge).toBe("…");
  });
});

test("a click on a link opens it where the browser does not tell which rules hold it", async () => {
  await registerClicks();
  const shows = vi.fn(async () => ({}));
  Object.assign(fakeBrowser.declarativeNetRequest, { getDynamicRules: never });
  Object.assign(fakeBrowser.tabs, { update: shows });
  await inTime(openClicked({ tabId: 7, url: LINK }));
  expect(shows).toHaveBeenCalledWith(7, {
    url: expect.stringContaining(`${URL_OF_US}reveal.html?`),
  });
});
