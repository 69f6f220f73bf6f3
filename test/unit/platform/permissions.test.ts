import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { permittedOf } from "../../../lib/platform/permissions";

const eu = "https://eu.onetimesecret.com";
const own = "https://secrets.example.com";

let granted: readonly string[];
type Listener = () => void;
const event = (listeners: Set<Listener>) => ({
  addListener: (listener: Listener) => void listeners.add(listener),
  removeListener: (listener: Listener) => void listeners.delete(listener),
});
const added = new Set<Listener>();
const removed = new Set<Listener>();

beforeEach(() => {
  granted = [`${eu}/*`];
  added.clear();
  removed.clear();
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: { origins: readonly string[] }) =>
      origins.every((pattern) => granted.includes(pattern)),
    onAdded: event(added),
    onRemoved: event(removed),
  });
});

test("only servers that the browser lets us speak to are permitted", async () => {
  expect(await permittedOf([eu, own]).read()).toEqual(new Set([eu]));
  granted = [];
  expect(await permittedOf([eu, own]).read()).toEqual(new Set());
});

test("a permission that is given or withdrawn is followed, until nobody watches any more", async () => {
  const seen = vi.fn<(permitted: ReadonlySet<string>) => void>();
  const stop = permittedOf([eu, own]).watch(seen);
  granted = [`${eu}/*`, `${own}/*`];
  added.forEach((tell) => tell());
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(new Set([eu, own])));
  granted = [];
  removed.forEach((tell) => tell());
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(new Set()));
  stop();
  expect([...added, ...removed]).toEqual([]);
});
