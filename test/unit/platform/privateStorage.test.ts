/** The data of private windows reaches neither area of the browser's storage, which all windows share. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { badgeAttention, badgeClear } from "../../../lib/platform/badge";
import { dropPermissions, requestPermission } from "../../../lib/platform/permissions";
import {
  emptyDisk,
  localItem,
  personalItem,
  sessionItem,
  sessionValues,
} from "../../../lib/platform/storage";
import { freshBrowser, type Made } from "../../support/fresh-browser";
import { closePrivateWindow, openPrivateWindow } from "../../support/private-windows";

const parse = (stored: unknown) => (Array.isArray(stored) ? stored.map(Number) : []);
const choice = localItem("numbers", parse);
const personal = personalItem("people", parse);
const inMemory = sessionItem<readonly number[] | undefined>("numbers", undefined);

let made: Made;

/** The storage of all windows: on disk, and in memory until the browser ends. */
const areas = async () => ({
  local: await fakeBrowser.storage.local.get(),
  session: await fakeBrowser.storage.session.get(),
});

beforeEach(async () => {
  made = freshBrowser("https://own.example");
  await choice.write([1]);
  await personal.write([2]);
  await inMemory.write([3]);
  openPrivateWindow();
});
afterEach(closePrivateWindow);

describe("a private window", () => {
  test("reads what is chosen in others, and nothing else of theirs", async () => {
    expect(await choice.read()).toEqual([1]);
    expect(await personal.read()).toEqual([]);
    expect(await inMemory.read()).toBeUndefined();
    expect(await sessionValues()).toEqual([]);
  });

  test("keeps what it writes, whatever way, to itself", async () => {
    const before = await areas();
    for (const item of [choice, personal]) await item.update((list) => [...list, 9]);
    await inMemory.write([8]);
    expect(await choice.read()).toEqual([1, 9]);
    expect(await personal.read()).toEqual([9]);
    expect(await inMemory.read()).toEqual([8]);
    expect(await sessionValues()).toEqual(expect.arrayContaining([[1, 9], [9], [8]]));

    expect(await areas()).toEqual(before);
    closePrivateWindow();
    expect(await choice.read()).toEqual([1]);
    expect(await personal.read()).toEqual([2]);
    expect(await inMemory.read()).toEqual([3]);
  });

  test("forgets nothing of what others keep", async () => {
    const before = await areas();
    await inMemory.write([8]);
    await inMemory.write(undefined);
    expect(await inMemory.read()).toBeUndefined();
    await choice.write([9]);
    for (const item of [choice, personal, inMemory]) await item.forget();
    await emptyDisk([]);
    expect(await choice.read()).toEqual([1]);
    expect(await areas()).toEqual(before);
  });

  test("loses no concurrent change", async () => {
    await Promise.all([4, 5, 6].map((n) => choice.update((list) => [...list, n])));
    expect(await choice.read()).toEqual([1, 4, 5, 6]);
  });

  test("tells of changes, its own and of what it reads from others, until it is to stop", async () => {
    const seen: (readonly number[])[] = [];
    const stop = choice.watch((value) => seen.push(value));
    await fakeBrowser.storage.local.set({ numbers: [2] });
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([2]));
    await choice.write([7]);
    await vi.waitFor(() => expect(seen.at(-1)).toEqual([7]));
    stop();
    const last = new Promise<void>((resolve) => {
      const ends = choice.watch(() => {
        ends();
        resolve();
      });
    });
    await choice.write([8]);
    await last;
    expect(seen).toEqual([[2], [7]]);
  });

  test("asks for no permission, which all windows would have, and gives none back", async () => {
    const request = vi.fn<() => Promise<boolean>>();
    Object.assign(fakeBrowser.permissions, { request });
    expect(await requestPermission(["https://foreign.example"])).toBe(false);
    expect(await requestPermission(["https://own.example"])).toBe(true);
    expect(request).not.toHaveBeenCalled();
    await dropPermissions();
    expect([...made.granted]).toEqual(["https://own.example/*"]);
  });

  test("leaves the sign on the button of the others as it is", async () => {
    const signs = new Map<number | "all", string>();
    Object.assign(fakeBrowser.action, {
      setBadgeText: async ({ tabId, text }: { tabId?: number; text: string }) =>
        void signs.set(tabId ?? "all", text),
    });
    Object.assign(fakeBrowser.tabs, { query: async () => [{ id: 4 }, { id: 5 }] });
    await badgeAttention();
    expect(signs).toEqual(
      new Map([
        [4, "!"],
        [5, "!"],
      ]),
    );
    await badgeClear();
    expect([...signs.values()]).toEqual(["", ""]);
  });
});
