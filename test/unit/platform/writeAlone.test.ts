/** The background reads an item that it alone writes from the browser once. */
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { sessionItem, writeAlone } from "../../../lib/platform/storage";

const { session }: Record<"session", Area> = fakeBrowser.storage;
const numbers = sessionItem<readonly number[]>("numbers", [], "background");
const anyones = sessionItem<readonly number[]>("anyones", []);

interface Area {
  get(key?: string): Promise<object>;
  set(items: object): Promise<void>;
}

const got = vi.spyOn(session, "get");
const set = vi.spyOn(session, "set");

beforeEach(() => {
  fakeBrowser.reset();
  writeAlone();
  got.mockClear();
});

test("a value is read once, and never once it was written", async () => {
  await numbers.read();
  await numbers.update((list) => [...list, 1]);
  expect(await numbers.read()).toEqual([1]);
  expect(got).toHaveBeenCalledTimes(1);
  expect(await session.get("numbers")).toEqual({ numbers: [1] });
});

test("a forgotten value is the fallback", async () => {
  await numbers.write([1]);
  await numbers.forget();
  expect(await numbers.read()).toEqual([]);
  expect(got).not.toHaveBeenCalled();
});

test("an item that pages write too is read each time", async () => {
  await anyones.read();
  await session.set({ anyones: [2] });
  expect(await anyones.read()).toEqual([2]);
});

test("a background that starts knows nothing", async () => {
  await numbers.read();
  await session.set({ numbers: [3] });
  writeAlone();
  expect(await numbers.read()).toEqual([3]);
});

test("a write that the browser refuses tells nothing of the value that is stored", async () => {
  await numbers.write([1]);
  set.mockImplementationOnce(async () => {
    got.mockResolvedValueOnce({ numbers: [2] });
    throw new Error("full");
  });
  await expect(numbers.write([2])).rejects.toMatchObject({ info: { kind: "unstored" } });
  expect(await numbers.read()).toEqual([2]);
});

test("an answer from before a write is not taken for the value", async () => {
  let answer = (_stored: object) => {};
  got.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const early = numbers.read();
  await numbers.write([5]);
  answer({ numbers: [4] });
  expect(await early).toEqual([4]);
  expect(await numbers.read()).toEqual([5]);
});

test("an answer from during a write is not taken for the value either", async () => {
  let answer = (_stored: object) => {};
  let confirm = () => {};
  set.mockReturnValueOnce(new Promise((resolve) => (confirm = resolve)));
  got.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  const writing = numbers.write([6]);
  const early = numbers.read();
  confirm();
  await writing;
  answer({ numbers: [4] });
  expect(await early).toEqual([4]);
  expect(await numbers.read()).toEqual([6]);
});

test("the browser tells which of two writes at a time holds", async () => {
  let confirm = () => {};
  set.mockReturnValueOnce(new Promise((resolve) => (confirm = resolve)));
  const first = numbers.write([7]);
  await numbers.write([8]);
  confirm();
  await first;
  expect(await numbers.read()).toEqual([8]);
});

test("the background is told after each of its writes, of whatever item", async () => {
  const told = vi.fn<() => void>();
  writeAlone(told);
  await numbers.write([1]);
  await anyones.update((list) => [...list, 2]);
  await numbers.forget();
  expect(told).toHaveBeenCalledTimes(3);
});

test("a write that the browser refuses is told of to its caller alone", async () => {
  const told = vi.fn<() => void>();
  writeAlone(told);
  set.mockRejectedValueOnce(new Error("full"));
  await expect(numbers.write([1])).rejects.toThrow();
  expect(told).not.toHaveBeenCalled();
});
