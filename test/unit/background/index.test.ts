/** The background's own actions, over the fake browser. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import background from "../../../entrypoints/background";
import { receipts, lastSeenSettings } from "../../../lib/app/items";
import { freshBrowser, type Made, URL_OF_US } from "../../support/fresh-browser";

const NOW = Date.UTC(2026, 10, 22, 12);
let made: Made;
const sent = vi.spyOn(globalThis, "fetch");

beforeEach(() => {
  vi.setSystemTime(NOW);
  made = freshBrowser("https://eu.onetimesecret.com");
  sent.mockReset().mockRejectedValue(new Error("nothing is to be sent"));
  background.main();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  expect(sent).not.toHaveBeenCalled();
});

const installed = (reason: "install" | "update" | "chrome_update") =>
  fakeBrowser.runtime.onInstalled.trigger(
    reason === "update" ? { reason, previousVersion: "0.1.0" } : { reason },
  );

test("on installation the first-run page opens, once", async () => {
  await installed("install");
  expect(made.tabs).toEqual([`${URL_OF_US}welcome.html`]);
});

test.each(["update", "chrome_update"] as const)("after %s it does not", async (reason) => {
  await installed(reason);
  await menusAre(["copy", "reveal"]);
  expect(made.tabs).toEqual([]);
});

test("menus follow what the organisation sets while the browser runs", async () => {
  await installed("update");
  await menusAre(["copy", "reveal"]);
  await fakeBrowser.storage.managed.set({ servers: [] });
  await menusAre(["copy"]);
  await fakeBrowser.storage.managed.set({ servers: ["https://eu.onetimesecret.com"] });
  await menusAre(["copy", "reveal"]);
});

test("menus follow what it set while Firefox was closed, which tells of no change", async () => {
  vi.stubEnv("BROWSER", "firefox");
  background.main();
  await fakeBrowser.runtime.onStartup.trigger();
  await menusAre(["copy", "reveal"]);
});

test("service workers are barred anew as Chromium starts, which has forgotten the rule", async () => {
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(() => expect(made.rules.session.size).toBe(1));
});

test("an open popup shows what the organisation sets, even where the browser told of no change", async () => {
  const { managed }: { managed: { get(): Promise<object> } } = fakeBrowser.storage;
  const told = vi.spyOn(managed, "get").mockResolvedValue({ sealedRequired: true });
  expect((await lastSeenSettings.read()).policy.sealedRequired).toBe(false);
  void fakeBrowser.runtime.onMessage.trigger(
    { channel: "background", name: "opened", argument: undefined },
    { id: fakeBrowser.runtime.id, url: `${URL_OF_US}popup.html` },
    () => undefined,
  );
  await vi.waitFor(async () =>
    expect((await lastSeenSettings.read()).policy.sealedRequired).toBe(true),
  );
  told.mockRestore();
});

test("the button expects an empty form once we are installed, as the browser starts, and as the popup opens", async () => {
  const told: string[] = [];
  const setPopup = async ({ popup }: { popup: string }) => void told.push(popup);
  Object.assign(fakeBrowser.action, { setPopup });
  const occasions = [
    () => installed("update"),
    () => fakeBrowser.runtime.onStartup.trigger(),
    () =>
      void fakeBrowser.runtime.onMessage.trigger(
        { channel: "background", name: "opened", argument: undefined },
        { id: fakeBrowser.runtime.id, url: `${URL_OF_US}popup.html` },
        () => undefined,
      ),
  ];
  for (const occasion of occasions) {
    told.length = 0;
    await occasion();
    await vi.waitFor(() => expect(told).toContain("popup.html?empty"));
  }
});

test("receipts go from the disk when the organisation wants none", async () => {
  await receipts.write([
    {
      service: "onetimesecret",
      address: "https://eu.onetimesecret.com",
      linkDigest: "0".repeat(64),
      sealed: true,
      passphrase: false,
      guarded: false,
      note: "",
      createdAt: NOW,
      expiresAt: NOW + 1_000_000,
      status: { state: "waiting", opened: false },
    },
  ]);
  await fakeBrowser.storage.managed.set({ receiptsOff: true });
  await vi.waitFor(async () => expect(await receipts.read()).toEqual([]));
});

function menusAre(ids: readonly string[]) {
  return vi.waitFor(() => expect(made.menus).toEqual(ids));
}
