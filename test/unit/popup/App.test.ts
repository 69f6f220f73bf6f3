// @vitest-environment happy-dom
/** The popup's page over the fake browser's storage; the background is only listened to. */
import { h } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App, type Stored } from "../../../entrypoints/popup/App";
import type { Attempt } from "../../../lib/sharing/attempt";
import { background } from "../../../lib/app/background";
import { requestPermission } from "../../../lib/platform/permissions";
import { services } from "../../support/services";
import { NO_POLICY } from "../../../lib/settings/policy";
import { defaults, applyPolicy, type EffectiveSettings } from "../../../lib/settings/settings";
import { all, button, clear, field, press, show, type, words } from "../components/look";
import { draft, now, receipt, shared, server, url } from "../components/samples";
import explained from "../../vectors/explained.json";

const permitted = vi.hoisted(() => ({ origins: new Set<string>() }));

vi.mock("../../../lib/platform/permissions", () => ({
  requestPermission: vi.fn<() => Promise<boolean>>(() => Promise.resolve(true)),
  permittedOf: (origins: readonly string[]) => ({
    read: () =>
      Promise.resolve(new Set(origins.filter((address) => permitted.origins.has(address)))),
    watch: () => () => undefined,
  }),
}));

const { managed }: { managed: { get(): Promise<object> } } = fakeBrowser.storage;
const waiting = { state: "waiting", opened: false } as const;
const { address } = server;

function settings(rest: Partial<EffectiveSettings> = {}): EffectiveSettings {
  return { ...defaults(services), server: address, servers: [server], policy: NO_POLICY, ...rest };
}

/** The stored values are those that the page was loaded with. */
async function open(rest: Partial<Stored> = {}) {
  const stored: Stored = {
    attempts: [],
    draft,
    links: {},
    receipts: [],
    sessionReceipts: [],
    settings: settings(),
    signedIn: new Map(),
    layout: "tab",
    ...rest,
  };
  const { policy, ...chosen } = stored.settings;
  await fakeBrowser.storage.local.set({
    settings: chosen,
    receipts: stored.receipts,
    accounts: Object.fromEntries(
      [...stored.signedIn].map(([at, { user }]) => [at, { user, token: "t" }]),
    ),
  });
  await fakeBrowser.storage.session.set({
    attempts: stored.attempts,
    sessionReceipts: stored.sessionReceipts,
    links: stored.links,
  });
  vi.spyOn(managed, "get").mockResolvedValue({ ...policy });
  return show(h(App, { stored }));
}

/** The requests to the background, with their arguments. */
let calls: unknown[][];

beforeEach(() => {
  vi.setSystemTime(now);
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  permitted.origins = new Set([address, receipt(waiting).address]);
  calls = [];
  vi.spyOn(background, "call").mockImplementation(async (...call) => {
    calls.push(call);
  });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a server for people with an account only", () => {
  const members = settings({ servers: [{ ...server, guests: false }] });
  const said = "serves only people with an account";

  test("says so before anything is sent, unless there is one", async () => {
    await open({ settings: members });
    expect(words()).toContain(said);
    button("Open options");
    clear();
    await open({
      settings: members,
      signedIn: new Map([[address, { user: "ana@example.com", remembered: true }]]),
    });
    expect(words()).not.toContain(said);
    expect(words()).not.toContain("ana@example.com");
  });

  test("is not said of one that takes guests, or may", async () => {
    await open();
    expect(words()).not.toContain(said);
  });
});

test("the failure of the other kind of link is not said of this one", async () => {
  const failure = { kind: "refused", reason: "passphrase-rules" } as const;
  const attempt = { id: "a", at: now, address, draft, state: "failed", failure } as const;
  await open({ attempts: [attempt] });
  expect(words()).toContain("did not accept the passphrase");
  await act(() => field("Anyone with a browser").click());
  expect(words()).not.toContain("did not accept the passphrase");
  expect(field("Secret").value).toBe(draft.text);
});

test("a lifetime that the server does not grant is shown and sent as what it does", async () => {
  await open({ draft: { ...draft, terms: { lifetime: 14 * 86_400, sealed: true } } });
  expect(field("Expires in").value).toBe(String(7 * 86_400));
  await press("Create link");
  const granted = { ...draft, terms: { lifetime: 7 * 86_400, sealed: true } };
  expect(calls).toContainEqual(["share", { draft: granted }]);
});

describe("a note", () => {
  const kept = receipt(waiting, { note: "" });

  test("for a link goes to the background, and to nobody else", async () => {
    await open({ attempts: [shared], receipts: [kept] });
    await act(async () => all("button", "Add a note")[0]?.click());
    await type("Note to self", "for Ana");
    await press("Save");
    const written = calls.filter(([, argument]) => JSON.stringify(argument)?.includes("for Ana"));
    expect(written).toEqual([["writeNote", { digest: "d1", text: "for Ana" }]]);
  });

  test("is not offered where no receipts are kept", async () => {
    await open({ attempts: [shared], settings: settings({ receipts: "none" }) });
    expect(all("button", "Add a note")).toHaveLength(0);
  });

  test("that the disk refused is said to end with the session", async () => {
    await open({ receipts: [kept], sessionReceipts: [{ ...kept, note: "for Ana" }] });
    expect(words()).toContain("for Ana");
    expect(words()).toContain("this session only");
    clear();
    await open({ receipts: [kept] });
    expect(words()).not.toContain("this session only");
  });
});

describe("a failed attempt", () => {
  const elsewhere = "https://eu.onetimesecret.com";
  const failed: Attempt = {
    id: "1",
    at: 0,
    address: elsewhere,
    draft,
    state: "failed",
    failure: { kind: "denied", reason: "no-permission" },
  };

  test("names where it went, and the header where the next try goes", async () => {
    const page = await open({ attempts: [failed] });
    expect(words()).toContain("Secret Links may not contact eu.onetimesecret.com yet");
    expect(words(page.querySelector("header") ?? page)).toContain("secrets.example.com");
  });

  test("says that the link before it was burned, if it was", async () => {
    const said = "The link on your clipboard no longer works";
    await open({ attempts: [failed] });
    expect(words()).not.toContain(said);
    clear();
    await open({ attempts: [{ ...failed, remade: true }] });
    expect(words()).toContain(said);
  });

  test("asks for the missing permission", async () => {
    await open({ attempts: [failed] });
    await press("Allow eu.onetimesecret.com");
    expect(requestPermission).toHaveBeenCalledExactlyOnceWith([elsewhere]);
  });
});

describe("receipts", () => {
  const one = receipt(waiting, { linkDigest: "d".repeat(64) });
  const digest = one.linkDigest;

  test("are not listed where none are to be kept", async () => {
    await open({ receipts: [one] });
    expect(all("ul", "Receipts")).toHaveLength(1);
    clear();
    await open({ receipts: [one], settings: settings({ receipts: "none" }) });
    expect(all("ul", "Receipts")).toHaveLength(0);
  });

  test("that are kept twice are listed once, and as lasting", async () => {
    const plain = { ...one, sealed: false };
    const { handle: _, ...partial } = plain;
    const page = await open({
      receipts: [partial],
      sessionReceipts: [plain],
      settings: settings({ receipts: "all" }),
    });
    expect(page.querySelectorAll("li")).toHaveLength(1);
    button("Burn");
    expect(words()).not.toContain("this session only");
    clear();
    await open({ sessionReceipts: [plain] });
    expect(words()).toContain("this session only");
  });

  test("are burned with the proof that was asked for", async () => {
    await open({ receipts: [{ ...one, guarded: true }] });
    await press("Burn");
    await type("One-time link", url);
    await press("Burn");
    expect(calls).toContainEqual(["burn", { digest, proof: url }]);
  });

  test("are burned without a question where the proof is in memory", async () => {
    await open({
      receipts: [{ ...one, guarded: true }],
      links: { [digest]: { url, passphrase: "p" } },
    });
    await press("Burn");
    await press("Burn");
    expect(calls).toContainEqual(["burn", { digest }]);
  });

  test("for a server that may not be asked any more say so, with the button for it", async () => {
    permitted.origins = new Set();
    await open({ receipts: [one] });
    await vi.waitFor(() => expect(words()).toContain("so its receipts are not up to date"));
    await press("Allow eu.onetimesecret.com");
    expect(requestPermission).toHaveBeenCalledWith([one.address]);
  });

  test("that cannot or need not be asked about call for no permission", async () => {
    permitted.origins = new Set();
    const { handle: _, ...partial } = one;
    await open({
      receipts: [partial, receipt({ state: "revealed" }, { linkDigest: "e".repeat(64) })],
    });
    await vi.waitFor(() => expect(words()).toContain("Can no longer be checked"));
    expect(words()).not.toContain("not up to date");
  });
});

describe("a one-time link in the text", () => {
  const selected = (text: string): Attempt => ({
    id: "7",
    at: 0,
    address,
    draft: { ...draft, text },
    state: "inexact",
    doubt: "link",
  });
  const prose = `Here it is: ${url}.\nIt opens once.`;
  const reveal = "Reveal in a new tab";
  const first = (page: HTMLElement) => words(page.querySelector("main button") ?? page);

  beforeEach(() => vi.stubGlobal("close", () => undefined));
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    [url, "This is a one-time link to"],
    [prose, "This text contains a one-time link to"],
  ])("that was selected is offered first, and revealed", async (text, told) => {
    const page = await open({ attempts: [selected(text)] });
    expect(words()).toContain("You selected a one-time link Nothing was sent.");
    expect(words()).toContain(`${told} eu.onetimesecret.com.`);
    expect(first(page)).toBe(reveal);
    await press(reveal);
    expect(calls).toContainEqual(["reveal", url]);
    // The text still stands in the page.
    expect(calls).toContainEqual(["dismiss", "7"]);
    expect(calls.filter(([name]) => name === "share")).toEqual([]);
  });

  test("that was selected can be shared all the same", async () => {
    await open({ attempts: [selected(prose)] });
    await press("Create link");
    const text = expect.objectContaining({ text: prose });
    expect(calls).toContainEqual(["share", { draft: text, replaces: "7" }]);
  });

  test("that was selected is no longer told of once it was edited away", async () => {
    await open({ attempts: [selected(prose)] });
    await type("Secret", "something else");
    expect(words()).not.toContain("You selected");
    expect(all("button", reveal)).toHaveLength(0);
    button("Create link");
  });

  test("is not told where a sealed text was selected, which is offered to be opened", async () => {
    const header = Buffer.from('{"alg":"dir","enc":"A256GCM","typ":"secret-link"}');
    const text = `${header.toString("base64url")}..${"a".repeat(16)}.aaaa.${"a".repeat(22)}`;
    const page = await open({
      attempts: [{ ...selected(text), state: "inexact", doubt: "sealed" }],
    });
    expect(words()).toContain("You selected a sealed text Nothing was sent.");
    expect(first(page)).toBe(reveal);
    await press(reveal);
    expect(calls).toContainEqual(["reveal", text]);
    clear();
    await open({ attempts: [{ ...selected(text), state: "inexact", doubt: "sealed" }] });
    await type("Secret", "something else");
    expect(words()).not.toContain("You selected");
  });

  test("that nobody knows, or is cut, says so", async () => {
    const other = url.replace("eu.onetimesecret.com", "eu.onetimesecret.com.evil.example");
    await open({ attempts: [selected(`At ${other}`)] });
    expect(words()).toContain("one-time link to eu.onetimesecret.com.evil.example.");
    expect(words()).toContain("This is not eu.onetimesecret.com.");
    clear();
    await open({ attempts: [selected(url.slice(0, -3))] });
    expect(words()).toContain("The key in this link is incomplete");
    expect(all("button", reveal)).toHaveLength(0);
  });

  test("in a frame that nobody can read is offered below the doubt", async () => {
    const page = await open({
      attempts: [{ ...selected(prose), state: "inexact", doubt: "frame" }],
    });
    expect(words()).toContain("Line breaks may be missing");
    expect(first(page)).toBe(reveal);
  });

  const revealed = () => vi.waitFor(() => expect(calls).toContainEqual(["reveal", url]));

  test("that was typed leaves the form with it", async () => {
    await open({ draft: { ...draft, text: ` ${url} ` } });
    await press(reveal);
    await revealed();
    expect(field("Secret").value).toBe("");
    const kept = await fakeBrowser.storage.session.get("form");
    expect(JSON.stringify(kept)).not.toContain(url);
  });

  test("that was typed among other words stays with them", async () => {
    await open({ draft: { ...draft, text: prose } });
    await press(reveal);
    await revealed();
    expect(field("Secret").value).toBe(prose);
  });

  test("is revealed as it was written, so that nothing odd about it is lost", async () => {
    const odd = url.replace("https://", "https://eu.onetimesecret.com@other.");
    await open({ attempts: [selected(odd)] });
    expect(words()).toContain("What stands before the @");
    await press(reveal);
    expect(calls).toContainEqual(["reveal", odd]);
  });
});

describe("a sealed text", () => {
  const [sealed = ""] = explained.seals.map(({ stored }) => stored);

  test("is recognised, and asks for its link in a tab of its own", async () => {
    vi.stubGlobal("close", () => undefined);
    await open({ draft: { ...draft, text: `Look:\n${sealed}` } });
    expect(words()).toContain("This is a sealed text. Its link opens it.");
    await press("Reveal in a new tab");
    await vi.waitFor(() => expect(calls).toContainEqual(["reveal", `Look:\n${sealed}`]));
    // The text may be nowhere else any more.
    expect(field("Secret").value).toBe(`Look:\n${sealed}`);
    vi.unstubAllGlobals();
  });

  test("is none without its end", async () => {
    await open({ draft: { ...draft, text: sealed.slice(0, -3) } });
    expect(words()).not.toContain("This is a sealed text.");
  });
});

describe("with a viewer", () => {
  const viewer = "https://viewer.example/";
  const through = "through the viewer";

  test("the form says so", async () => {
    await open({ settings: settings({ viewer }) });
    expect(words()).toContain("Anyone with a browser, encrypted here");
    clear();
    await open({ settings: settings({ viewer: null }) });
    expect(words()).not.toContain("encrypted here");
  });

  test("a result goes by its own link, whatever is set by now", async () => {
    const viewed = url.replace(/^https:\/\/([^/]+)\/secret\/(\w+)#/, `${viewer}#$1/$2/`);
    await open({ attempts: [{ ...shared, url: viewed }], settings: settings({ viewer: null }) });
    expect(words()).toContain(through);
    clear();
    await open({ attempts: [shared], settings: settings({ viewer }) });
    expect(words()).not.toContain(through);
  });
});

test("the other kind is not offered where the organisation forbids it", async () => {
  const terms = { lifetime: 3600, kind: "sealed" } as const;
  await open({ attempts: [shared], settings: settings({ terms }) });
  button("Make one that any browser can open");
  clear();
  await open({
    attempts: [shared],
    settings: settings({ terms, policy: { ...NO_POLICY, sealedRequired: true } }),
  });
  expect(all("button", "Make one that any browser can open")).toHaveLength(0);
});

test.each([
  ["begun", 0],
  ["done", 0],
  ["garbled", 0],
  ["refused", 1],
] as const)(
  "the other kind is offered unless the link stands in the page, or may (%s)",
  async (state, offered) => {
    const replaced = state === "done" ? { state, first: false } : { state };
    const attempt = { ...shared, place: { tabId: 1, documentId: "5A1E" }, replaced };
    await open({ attempts: [attempt] });
    expect(all("fieldset", "Who can open it")).toHaveLength(offered);
    clear();
    const terms = { lifetime: 3600, kind: "sealed" } as const;
    await open({ attempts: [attempt], settings: settings({ terms }) });
    expect(words()).toContain("Only people with Secret Links can open it.");
    expect(all("button", "Make one that any browser can open")).toHaveLength(offered);
    button("Undo");
    button("Copy link");
  },
);

describe("a passphrase can be added to a result", () => {
  const ADD = "Add a passphrase";
  const offers = () => all("button", ADD).length === 1;

  test("by a button that makes the link again with a suggested one", async () => {
    await open({ attempts: [shared] });
    await press(ADD);
    expect(calls).toContainEqual(["remake", { id: shared.id, change: "passphrase" }]);
  });

  const yopass = {
    ...server,
    service: "yopass",
    address: "https://yopass.example.com",
  } as const;
  const place = { tabId: 1, documentId: "5A1E" };
  test.each<[string, Attempt, EffectiveSettings]>([
    ["the service knows none", shared, settings({ server: yopass.address, servers: [yopass] })],
    ["the text is gone", { ...shared, draft: { ...draft, text: "" } }, settings()],
    [
      "the link stands in the page",
      { ...shared, place, replaced: { state: "done", first: false } },
      settings(),
    ],
  ])("but not where %s", async (_, attempt, chosen) => {
    await open({ attempts: [attempt], settings: chosen });
    button("Copy link");
    expect(offers()).toBe(false);
  });
});

describe("a result asks who can open its link", () => {
  const asks = () => all("fieldset", "Who can open it").length === 1;

  test("as long as nothing is decided, and hands the answer over", async () => {
    await open({ attempts: [shared] });
    expect(asks()).toBe(true);
    await press("Anyone with a browser");
    const { id } = shared;
    expect(calls).toContainEqual(["decide", { id, kind: "service-encrypted", forAll: false }]);
  });

  test.each(["sealed", "service-encrypted"] as const)("not once it was: %s", async (kind) => {
    const terms = { lifetime: 3600, kind };
    await open({ attempts: [shared], settings: settings({ terms }) });
    expect(asks()).toBe(false);
  });

  test("not where the organisation has decided", async () => {
    const policy = { ...NO_POLICY, sealedRequired: true };
    await open({ attempts: [shared], settings: applyPolicy(settings(), policy, services) });
    expect(asks()).toBe(false);
  });
});
