/** The copy from the background, over a stand-in for Chromium's offscreen document; the real one is tested end to end. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { emptyLater, keepClipboard } from "../../../lib/app/clipboardExpiry";
import {
  closeIdleClipboard,
  copyUnseen,
  emptyClipboardEarly,
  prepareClipboard,
} from "../../../entrypoints/background/clipboard";
import { offscreen } from "../../../lib/app/offscreen";

/** The number of open documents; Chromium refuses a second one. */
let open: number;
let created: number;
/** Runs while the document opens. */
let meanwhile: () => Promise<void>;
/** The document's answer. */
const answer = vi.spyOn(offscreen, "call");

beforeEach(() => {
  fakeBrowser.reset();
  [open, created] = [0, 0];
  meanwhile = () => Promise.resolve();
  answer.mockReset().mockResolvedValue(true);
  vi.stubGlobal("chrome", {
    alarms: fakeBrowser.alarms,
    runtime: {
      ContextType: { OFFSCREEN_DOCUMENT: "OFFSCREEN_DOCUMENT" },
      getContexts: () => Promise.resolve(Array.from({ length: open })),
    },
    offscreen: {
      Reason: { CLIPBOARD: "CLIPBOARD" },
      async createDocument() {
        if (open > 0) throw new Error("Only a single offscreen document may be created");
        // The document counts as open before it has loaded.
        open += 1;
        created += 1;
        await meanwhile();
      },
      async closeDocument() {
        open -= 1;
        await Promise.resolve();
      },
    },
  });
});

describe("a copy", () => {
  test("is confirmed by the document", async () => {
    expect(await copyUnseen("link")).toBe(true);
    expect(answer).toHaveBeenCalledWith("copy", "link");
  });

  test.each([
    ["the document could not copy", () => answer.mockResolvedValue(false)],
    ["the document does not answer", () => answer.mockRejectedValue(new Error("nobody"))],
    ["there can be no document", () => Object.assign(chrome.offscreen, { createDocument: refuse })],
  ])("is not called done if %s", async (_why, arrange) => {
    arrange();
    expect(await copyUnseen("link")).toBe(false);
  });

  const refuse = () => Promise.reject(new Error("no"));
});

describe("emptying", () => {
  test("is done by the document, too", async () => {
    await emptyLater();
    await emptyClipboardEarly();
    expect(answer).toHaveBeenCalledExactlyOnceWith("copy", "");
  });

  test("spares what is copied here meanwhile", async () => {
    await emptyLater();
    await Promise.all([emptyClipboardEarly(), copyUnseen("link")]);
    expect(answer).toHaveBeenLastCalledWith("copy", "link");
  });

  test("spares what the popup copies while the document opens", async () => {
    await emptyLater();
    meanwhile = keepClipboard;
    await emptyClipboardEarly();
    expect(answer).not.toHaveBeenCalled();
  });

  test("waits for no document that cannot be opened", async () => {
    await emptyLater();
    vi.spyOn(chrome.offscreen, "createDocument").mockRejectedValue(new Error("no"));
    await emptyClipboardEarly();
    expect(answer).not.toHaveBeenCalled();
  });
});

describe("the document", () => {
  test("is opened once, however many want it at the same time", async () => {
    await Promise.all([prepareClipboard(), prepareClipboard(), copyUnseen("link")]);
    await copyUnseen("another");
    expect(created).toBe(1);
  });

  test("is closed when it was idle, and opened again when it is wanted", async () => {
    await copyUnseen("link");
    const [alarm] = await fakeBrowser.alarms.getAll();
    await closeIdleClipboard(alarm?.name ?? "");
    expect(open).toBe(0);
    expect(await copyUnseen("another")).toBe(true);
    expect(created).toBe(2);
  });

  test("is left alone by other alarms, and by its own when there is none", async () => {
    await copyUnseen("link");
    await closeIdleClipboard("another");
    expect(open).toBe(1);
    await closeIdleClipboard("close-offscreen");
    await closeIdleClipboard("close-offscreen");
    expect(open).toBe(0);
  });
});
