/** The reveal tab loads the part that opens a text while it waits for the preview, so that the click need not wait for it. */
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { revealSteps } from "../../../entrypoints/reveal/revealSteps";
import { ticket } from "../../../lib/app/items";
import { freshBrowser } from "../../support/fresh-browser";

const ORIGIN = "https://eu.onetimesecret.com";
const LINK = `${ORIGIN}/secret/8x1kq0v3m2j7d9s5b6n4c8z1a2w3e4r`;
const KEY = "0123456789abcdef".repeat(4);

const loaded = vi.hoisted(() => ({ times: 0 }));

vi.mock("../../../lib/sealing/open", () => {
  loaded.times += 1;
  return {};
});

beforeEach(() => {
  loaded.times = 0;
  vi.resetModules();
  freshBrowser(ORIGIN);
  fakeBrowser.tabs.getCurrent = () => Promise.resolve(undefined);
  // The server gives no answer.
  vi.spyOn(globalThis, "fetch").mockImplementation(() => new Promise(() => undefined));
});

test("a link with a key of ours has it loaded before the server answers", async () => {
  await ticket("t").write({ url: `${LINK}#${KEY}` });
  void revealSteps("t", () => undefined).start();
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  await vi.waitFor(() => expect(loaded.times).toBe(1));
});

test("a link without a key has nothing loaded that it does not need", async () => {
  await ticket("t").write({ url: LINK });
  void revealSteps("t", () => undefined).start();
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled());
  expect(loaded.times).toBe(0);
});
