/** The address of the toolbar's button says whether the popup may paint an empty form before it knows anything. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { writeForm } from "../../../lib/app/form";
import { attempts, form, seenPolicy, settings } from "../../../lib/app/items";
import { kinds } from "../../../lib/app/kinds";
import { noteForm } from "../../../lib/app/paintEarly";
import { isFormExpected } from "../../../lib/platform/popupPage";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import { defaults, type Settings } from "../../../lib/settings/settings";
import { draft, shared } from "../components/samples";

const EMPTY = "popup.html?empty";
const UNKNOWN = "popup.html";
const PRIVATEBIN = "https://privatebin.net";

const nothing = { ...draft, text: "", note: "", terms: { lifetime: 60, sealed: false } };
const withPassphrase = { ...nothing, terms: { ...nothing.terms, passphrase: "plum" } };

/** The addresses that the browser was told, in order. */
let told: string[];

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  told = [];
  const setPopup = async ({ popup }: { popup: string }) => void told.push(popup);
  Object.assign(fakeBrowser.action, { setPopup });
  Object.assign(fakeBrowser.extension, { inIncognitoContext: false });
  // Nothing of an earlier test is taken for said.
  await writeForm(nothing);
  await noteForm();
  expect(told.splice(0)).toEqual([EMPTY]);
});

async function choose(changes: Partial<Settings>): Promise<void> {
  await settings.write({ ...defaults(kinds), ...changes });
}

async function rule(changes: Partial<Policy>): Promise<void> {
  await seenPolicy.write({ ...NO_POLICY, ...changes });
}

const [{ servers }] = kinds;
const [first] = servers;

describe("an empty form is expected", () => {
  test.each<[string, () => Promise<void>]>([
    ["with other terms", () => form.write({ draft: nothing, sweeps: 0 })],
    ["at another server", () => choose({ server: servers[1]?.address ?? first.address })],
    ["with receipts", () => fakeBrowser.storage.local.set({ receipts: [shared.receipt] })],
    ["under a policy for lifetimes", () => rule({ maximumLifetime: 3600 })],
  ])("%s", async (_title, prepare) => {
    await prepare();
    await noteForm();
    expect(told).toEqual([EMPTY]);
  });
});

describe("no form is painted", () => {
  test.each<[string, () => Promise<void>]>([
    ["over a result", () => attempts.write([shared])],
    ["over a kept text", () => form.write({ draft: { ...nothing, text: "a" }, sweeps: 0 })],
    ["over a kept note", () => form.write({ draft: { ...nothing, note: "a" }, sweeps: 0 })],
    ["over a passphrase", () => form.write({ draft: withPassphrase, sweeps: 0 })],
    ["for a service that seals by itself", () => choose({ server: PRIVATEBIN })],
    ["under a policy that requires sealed links", () => rule({ sealedRequired: true })],
    ["under a policy that requires a passphrase", () => rule({ passphraseRequired: true })],
    ["for a viewer of the person's own", () => choose({ viewer: "https://viewer.example/" })],
    ["for a server that takes no guests", () => choose({ servers: [{ ...first, guests: false }] })],
    [
      "for a server whose name takes two lines",
      async () => {
        const own = kinds[0].server("https://secrets.of-a-long-department.example");
        await choose({ server: own.address, servers: [own] });
      },
    ],
  ])("%s", async (_title, prepare) => {
    await prepare();
    await noteForm();
    expect(told).toEqual([UNKNOWN]);
  });

  test("while the browser does not tell what is stored", async () => {
    const session: { get(): Promise<object> } = fakeBrowser.storage.session;
    vi.spyOn(session, "get").mockRejectedValue(new Error("no"));
    await noteForm();
    expect(told).toEqual([UNKNOWN]);
  });
});

test("the browser is told once that something waits, and again that nothing does", async () => {
  await attempts.write([shared]);
  await noteForm();
  await noteForm();
  await attempts.write([]);
  await noteForm();
  expect(told).toEqual([UNKNOWN, EMPTY]);
});

test("the browser is told again if it has refused", async () => {
  const { setPopup } = fakeBrowser.action;
  Object.assign(fakeBrowser.action, { setPopup: () => Promise.reject(new Error("no")) });
  await attempts.write([shared]);
  await noteForm();
  Object.assign(fakeBrowser.action, { setPopup });
  await noteForm();
  expect(told).toEqual([UNKNOWN]);
});

test("the popup itself tells of the first key that is kept, and not of every one", async () => {
  await writeForm(nothing);
  await writeForm({ ...nothing, text: "a" });
  await writeForm({ ...nothing, text: "ab" });
  expect(told).toEqual([UNKNOWN]);
  await writeForm(nothing);
  await writeForm({ ...nothing, text: "c" });
  expect(told).toEqual([UNKNOWN, UNKNOWN]);
});

describe("a private window", () => {
  beforeEach(() => Object.assign(fakeBrowser.extension, { inIncognitoContext: true }));

  test("leaves the button alone, which all windows share", async () => {
    await noteForm();
    await expect(writeForm({ ...nothing, text: "a" })).rejects.toThrow();
    expect(told).toEqual([]);
  });

  test("paints no form at the address that is meant for other windows", () => {
    expect(isFormExpected({ pathname: "/popup.html", search: "?empty" })).toBe(false);
  });
});

test("the page paints a form at the one address, and every other page its frame", () => {
  expect(isFormExpected({ pathname: "/popup.html", search: "?empty" })).toBe(true);
  expect(isFormExpected({ pathname: "/popup.html", search: "" })).toBe(false);
  expect(isFormExpected({ pathname: "/reveal.html", search: "?ticket" })).toBe(true);
});
