/** What is made of what a page tells; what it tells is tested in real browsers. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readClicked, readFocused } from "../../../lib/platform/selection";

const executeScript = vi.fn<() => Promise<readonly { documentId: string; result: unknown }[]>>();

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockReset();
  Object.assign(fakeBrowser.scripting, { executeScript });
});

const refused = new Error("Cannot access contents of the page");
const frame = (result: unknown) => ({ documentId: "5A1E", result });
const read = (texts: readonly string[], editable: boolean) =>
  frame({ password: false, texts: texts.map((text) => ({ text, editable })), focus: "here" });
const found = (...texts: readonly string[]) => read(texts, false);

const clicked = (text: string, frameId = 0) => readClicked({ tabId: 1, frameId, text });

describe("a right-click", () => {
  test("gives the text as it is in the page, whatever the menu made of its blanks", async () => {
    executeScript.mockResolvedValue([found("  a\n\tb\u00a0c ")]);
    expect(await clicked("a b c")).toEqual({ state: "exact", text: "  a\n\tb\u00a0c " });
  });

  test("takes of several selections the one that the menu showed", async () => {
    executeScript.mockResolvedValue([found("left in a field", "clicked\non")]);
    expect(await clicked("clicked on")).toEqual({ state: "exact", text: "clicked\non" });
  });

  test("on what can be written in tells where that is", async () => {
    executeScript.mockResolvedValue([read(["a\nb"], true)]);
    const place = { tabId: 1, documentId: "5A1E" };
    expect(await clicked("a b", 7)).toEqual({ state: "exact", text: "a\nb", place });
    expect(await clicked("another", 7)).not.toHaveProperty("place");
  });

  test("doubts what does not agree with the menu, and shows what the menu showed", async () => {
    executeScript.mockResolvedValue([found("put in its place by the page")]);
    expect(await clicked("seen by the person")).toEqual({
      state: "inexact",
      text: "seen by the person",
      doubt: "mismatch",
    });
  });

  test("compares as much as Firefox's menu shows of a long text", async () => {
    const long = "x\n".repeat(20_000);
    executeScript.mockResolvedValue([found(long)]);
    expect(await clicked(long.slice(0, 16_384))).toEqual({ state: "exact", text: long });
    expect(await clicked(long.slice(0, 16_382))).toMatchObject({ state: "inexact" });
  });

  test.each([
    [0, "document"],
    [7, "frame"],
  ])(
    "where the browser keeps us out of frame %i takes the menu's text, in doubt",
    async (frameId, doubt) => {
      executeScript.mockRejectedValue(refused);
      expect(await clicked("a b", frameId)).toEqual({ state: "inexact", text: "a b", doubt });
    },
  );

  test("that comes a moment before the access to the page is not taken for a refusal", async () => {
    executeScript.mockRejectedValueOnce(refused).mockResolvedValue([found("a\nb")]);
    expect(await clicked("a b")).toEqual({ state: "exact", text: "a\nb" });
  });

  test("in a frame that went away is in doubt", async () => {
    executeScript.mockResolvedValue([frame(null)]);
    expect(await clicked("a b")).toMatchObject({ state: "inexact", text: "a b" });
  });

  test("never takes a password, seen or masked", async () => {
    executeScript.mockResolvedValue([frame({ password: true, texts: [], focus: "here" })]);
    expect(await clicked("hunter2")).toEqual({ state: "password" });
    executeScript.mockResolvedValue([found("•••••••")]);
    expect(await clicked("•••••••")).toEqual({ state: "password" });
  });
});

describe("the shortcut", () => {
  const elsewhere = frame({ password: false, texts: ["another"], focus: "elsewhere" });
  const inFrame = frame({ password: false, texts: [], focus: "in-a-frame" });

  test("takes what is selected where the keyboard is", async () => {
    executeScript.mockResolvedValue([inFrame, elsewhere, found("mine")]);
    expect(await readFocused(1)).toEqual({ state: "exact", text: "mine" });
  });

  test("tells where that is, if it can be written in", async () => {
    executeScript.mockResolvedValue([inFrame, elsewhere, read(["mine"], true)]);
    const place = { tabId: 1, documentId: "5A1E" };
    expect(await readFocused(1)).toEqual({ state: "exact", text: "mine", place });
  });

  test("takes the selection of a field before that of the document", async () => {
    executeScript.mockResolvedValue([found("in the field", "in the document")]);
    expect(await readFocused(1)).toEqual({ state: "exact", text: "in the field" });
  });

  test.each([
    ["says that nothing is selected", [found()], { state: "none" }],
    [
      "says that nothing is selected if the keyboard is in the browser's own bars",
      [elsewhere],
      { state: "none" },
    ],
    ["says that a frame is out of its reach", [inFrame, elsewhere], { state: "out-of-reach" }],
    [
      "never takes a password",
      [frame({ password: true, texts: [], focus: "here" })],
      { state: "password" },
    ],
    ["never takes a masked password", [found("••••")], { state: "password" }],
  ])("%s", async (_what, frames, selection) => {
    executeScript.mockResolvedValue(frames);
    expect(await readFocused(1)).toEqual(selection);
  });

  test("says that a page of the browser is out of its reach", async () => {
    executeScript.mockRejectedValue(refused);
    expect(await readFocused(1)).toEqual({ state: "out-of-reach" });
  });
});
