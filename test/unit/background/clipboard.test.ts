/** The copy from the background, over a stand-in for Chromium's offscreen document; the real one is tested end to end. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Failure } from "../../../lib/failure";
import { emptyLater, keepClipboard } from "../../../lib/app/clipboardExpiry";
import {
  closeClipboard,
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

// A document that was opened is known until it is closed.
afterEach(closeClipboard);

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

  test("is closed some minutes after its last use, counted anew by each", async () => {
    const due = async () => (await fakeBrowser.alarms.get("close-offscreen"))?.scheduledTime;
    vi.setSystemTime("2026-03-01T10:00:00Z");
    await copyUnseen("link");
    await vi.waitFor(async () => expect(await due()).toBe(Date.parse("2026-03-01T10:05:00Z")));
    vi.setSystemTime("2026-03-01T10:04:00Z");
    await copyUnseen("another");
    await vi.waitFor(async () => expect(await due()).toBe(Date.parse("2026-03-01T10:09:00Z")));
  });

  test("is not closed under a copy", async () => {
    await copyUnseen("link");
    let confirm = (_copied: boolean) => {};
    answer.mockClear().mockReturnValueOnce(new Promise((resolve) => (confirm = resolve)));
    const copying = copyUnseen("another");
    await vi.waitFor(() => expect(answer).toHaveBeenCalled());
    const closing = closeIdleClipboard("close-offscreen");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(open).toBe(1);
    confirm(true);
    expect(await copying).toBe(true);
    await closing;
    expect(open).toBe(0);
  });

  test("is opened again if it has gone", async () => {
    await copyUnseen("link");
    open = 0;
    answer.mockRejectedValueOnce(new Failure({ kind: "bug", reason: "bug" }));
    expect(await copyUnseen("another")).toBe(true);
    expect(created).toBe(2);
    expect(answer).toHaveBeenLastCalledWith("copy", "another");
  });

  test("that is silent is not asked again, since it may have copied", async () => {
    await copyUnseen("link");
    answer
      .mockClear()
      .mockRejectedValueOnce(new Failure({ kind: "unanswered", reason: "browser" }));
    expect(await copyUnseen("another")).toBe(false);
    expect(answer).toHaveBeenCalledTimes(1);
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
