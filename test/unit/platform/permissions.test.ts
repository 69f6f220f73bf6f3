import { beforeEach, expect, test, vi } from "vitest";
import browser from "webextension-polyfill";
import { permittedOf } from "../../../lib/platform/permissions";

const eu = "https://eu.onetimesecret.com";
const own = "https://secrets.example.com";

let granted: readonly string[];
type Listener = () => void;
const listeners = new Set<Listener>();
const event = {
  addListener: (listener: Listener) => void listeners.add(listener),
  removeListener: (listener: Listener) => void listeners.delete(listener),
};

// The fake browser knows no permissions.
vi.mock("webextension-polyfill", () => ({ default: { permissions: {} } }));

beforeEach(() => {
  granted = [`${eu}/*`];
  listeners.clear();
  Object.assign(browser.permissions, {
    contains: async ({ origins }: { origins: readonly string[] }) =>
      origins.every((pattern) => granted.includes(pattern)),
    onAdded: event,
    onRemoved: event,
  });
});

test("of these servers, those that the browser lets us speak to", async () => {
  expect(await permittedOf([eu, own]).read()).toEqual(new Set([eu]));
  granted = [];
  expect(await permittedOf([eu, own]).read()).toEqual(new Set());
});

test("a permission that is given or withdrawn is followed, until nobody watches any more", async () => {
  const seen = vi.fn<(permitted: ReadonlySet<string>) => void>();
  const stop = permittedOf([eu, own]).watch(seen);
  granted = [`${eu}/*`, `${own}/*`];
  listeners.forEach((tell) => tell());
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(new Set([eu, own])));
  granted = [];
  listeners.forEach((tell) => tell());
  await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith(new Set()));
  stop();
  expect(listeners.size).toBe(0);
});
