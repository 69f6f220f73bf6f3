import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { closeThisTab } from "../../../lib/platform/tabs";
import { openShortcutSettings, shortcut } from "../../../lib/platform/shortcut";

const getAll = vi.fn<() => Promise<object[]>>();
const openSettings = vi.fn<() => Promise<void>>();
const create = vi.fn<(tab: object) => Promise<object>>();
const getCurrent = vi.fn<() => Promise<object | undefined>>();
const remove = vi.fn<(id: number) => Promise<void>>();

beforeEach(() => {
  for (const spy of [getAll, openSettings, create, getCurrent, remove]) spy.mockReset();
  Object.assign(fakeBrowser.commands, { getAll, openShortcutSettings: openSettings });
  Object.assign(fakeBrowser.tabs, { create, getCurrent, remove });
});

afterEach(() => vi.unstubAllEnvs());

test("the shortcut is the one that copies a link, not that of the toolbar's button", async () => {
  getAll.mockResolvedValue([
    { name: "_execute_action", shortcut: "Alt+X" },
    { name: "copy-link", shortcut: "Alt+Shift+L" },
  ]);
  expect(await shortcut()).toBe("Alt+Shift+L");
});

test("without one, or with one that was taken away, it is empty", async () => {
  getAll.mockResolvedValue([{ name: "copy-link", shortcut: "" }]);
  expect(await shortcut()).toBe("");
  getAll.mockResolvedValue([]);
  expect(await shortcut()).toBe("");
});

test("the browser's own page for shortcuts is shown, each browser's in its way", async () => {
  vi.stubEnv("BROWSER", "chrome");
  await openShortcutSettings();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: "chrome://extensions/shortcuts" });
  expect(openSettings).not.toHaveBeenCalled();
  vi.stubEnv("BROWSER", "firefox");
  await openShortcutSettings();
  expect(openSettings).toHaveBeenCalledTimes(1);
  expect(create).toHaveBeenCalledTimes(1);
});

test("a page closes its own tab, and none where it is in none", async () => {
  getCurrent.mockResolvedValue({ id: 7 });
  await closeThisTab();
  expect(remove).toHaveBeenCalledExactlyOnceWith(7);
  getCurrent.mockResolvedValue(undefined);
  await closeThisTab();
  expect(remove).toHaveBeenCalledTimes(1);
});
