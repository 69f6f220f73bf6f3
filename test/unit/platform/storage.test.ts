import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { localItem, managedItem, sessionItem } from "../../../lib/platform/storage";

beforeEach(() => fakeBrowser.reset());

const numbers = sessionItem<readonly number[]>("numbers", []);

test("gives the fallback until something is written", async () => {
  expect(await numbers.read()).toEqual([]);
  await numbers.write([1]);
  expect(await numbers.read()).toEqual([1]);
});

test("a local item is whatever its parser makes of what is there", async () => {
  const item = localItem("size", (stored) => (typeof stored === "number" ? stored : 7));
  expect(await item.read()).toBe(7);
  await fakeBrowser.storage.local.set({ size: "damaged" });
  expect(await item.read()).toBe(7);
  await item.write(3);
  expect(await item.read()).toBe(3);
});

test("writing nothing removes what was there", async () => {
  const item = sessionItem<string | undefined>("secret", undefined);
  await item.write("k9!vT2-");
  await item.write(undefined);
  expect(await item.read()).toBeUndefined();
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("a session item never reaches the disk's area", async () => {
  await numbers.write([1]);
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test("no concurrent change is lost", async () => {
  await Promise.all([1, 2, 3, 4].map((n) => numbers.update((list) => [...list, n])));
  expect(await numbers.read()).toEqual([1, 2, 3, 4]);
});

test("a change that throws is told to its caller and does not stop the next", async () => {
  const broken = numbers.update(() => {
    throw new Error("no");
  });
  await expect(broken).rejects.toThrow("no");
  await numbers.update((list) => [...list, 9]);
  expect(await numbers.read()).toEqual([9]);
});

test("watch tells of this item in this area only, until it is stopped", async () => {
  const seen: (readonly number[])[] = [];
  const stop = numbers.watch((value) => seen.push(value));
  await numbers.write([1]);
  await fakeBrowser.storage.local.set({ numbers: [2] });
  await fakeBrowser.storage.session.set({ other: [3] });
  stop();
  await numbers.write([4]);
  expect(seen).toEqual([[1]]);
});

test("forgetting waits for the changes under way", async () => {
  const changing = numbers.update((list) => [...list, 1]);
  await Promise.all([numbers.forget(), changing]);
  expect(await fakeBrowser.storage.session.get()).toEqual({});
});

test("an administrator's policy is followed, and nothing else that is stored", async () => {
  const seen: unknown[] = [];
  const item = managedItem((stored) => stored);
  const stop = item.watch((value) => seen.push(value));
  await numbers.write([1]);
  await fakeBrowser.storage.local.set({ sealed: true });
  await fakeBrowser.storage.managed.set({ sealed: true });
  await vi.waitFor(() => expect(seen).toEqual([{ sealed: true }]));
  stop();
  await fakeBrowser.storage.managed.set({ sealed: false });
  expect(await item.read()).toEqual({ sealed: false });
  expect(seen).toHaveLength(1);
});

test("a refusal is Firefox's word for nothing set, and from Chromium no answer", async () => {
  const read = vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("none"));
  const item = managedItem((stored) => stored ?? "free");
  await expect(item.read()).rejects.toThrow("none");
  vi.stubEnv("BROWSER", "firefox");
  expect(await item.read()).toBe("free");
  vi.unstubAllEnvs();
  read.mockRestore();
});
