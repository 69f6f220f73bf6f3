/** The selection is read from a page's answers; the answers themselves are tested in real browsers. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { SelectedPart } from "../../../lib/sharing/copied";
import type { FoundSelection } from "../../../entrypoints/background/injected/findSelections";
import { tellSelected } from "../../../lib/app/ownPage";
import { readClicked, readFocused } from "../../../entrypoints/background/readSelection";

const US = "chrome-extension://us/";

const executeScript = vi.fn<() => Promise<readonly { documentId: string; result: unknown }[]>>();

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockReset();
  Object.assign(fakeBrowser.scripting, { executeScript });
  // No popup of ours is open.
  Object.assign(fakeBrowser.runtime, { getContexts: async () => [], getURL: () => US });
});

const refused = new Error("Cannot access contents of the page");
const frame = (result: unknown, frameId = 0) => ({ documentId: "5A1E", frameId, result });
const seen = (texts: readonly FoundSelection[], more: object = {}) =>
  frame({ password: false, texts, focus: "here", ...more });
const of = (text: string, more: Partial<FoundSelection> = {}): FoundSelection => ({
  text,
  from: "document",
  asked: false,
  editable: false,
  parts: [],
  components: false,
  ...more,
});
const found = (...texts: readonly string[]) => seen(texts.map((text) => of(text)));
const written = (text: string) => seen([of(text, { editable: true })]);

const tab = { tabId: 1, url: "https://wiki.example/" };
const clicked = (text: string, frameId = 0) => readClicked({ ...tab, frameId, text });

describe("a right-click", () => {
  test("gives the text as it is in the page, whatever the menu made of its line breaks", async () => {
    executeScript.mockResolvedValue([found("  a\n\n\tb  c ")]);
    expect(await clicked("a   b  c")).toEqual({ state: "exact", text: "  a\n\n\tb  c " });
  });

  test.each([
    ["a blank moved", "rm -rf . /tmp", "rm -rf ./tmp"],
    ["a blank added", "rm -rf /tmp /x", "rm -rf /tmp/x"],
    ["one blank of two", "a b", "a  b"],
    ["a line break left out", "ab", "a b"],
  ])("doubts a text with %s", async (_what, text, menu) => {
    executeScript.mockResolvedValue([found(text)]);
    expect(await clicked(menu)).toEqual({ state: "inexact", text: menu, doubt: "mismatch" });
  });

  test("has blanks for no-break spaces, as a copy has, but those of a field", async () => {
    executeScript.mockResolvedValue([found("a\u00a0b")]);
    expect(await clicked("a\u00a0b")).toEqual({ state: "exact", text: "a b" });
    executeScript.mockResolvedValue([seen([of("a\u00a0b", { from: "field" })])]);
    expect(await clicked("a b")).toEqual({ state: "exact", text: "a\u00a0b" });
  });

  test("takes of several selections the one that the menu showed", async () => {
    executeScript.mockResolvedValue([found("left in a field", "clicked\non")]);
    expect(await clicked("clicked on")).toEqual({ state: "exact", text: "clicked\non" });
  });

  test("on what can be written in tells where that is", async () => {
    executeScript.mockResolvedValue([written("a\nb")]);
    const place = { tabId: 1, documentId: "5A1E" };
    expect(await clicked("a b", 7)).toEqual({ state: "exact", text: "a\nb", place });
    expect(await clicked("another", 7)).not.toHaveProperty("place");
  });

  test("in a page of ours asks that page, without a try to inject anything", async () => {
    Object.assign(fakeBrowser.tabs, { getCurrent: async () => ({ id: 1 }) });
    const us = { id: fakeBrowser.runtime.id, url: `${US}reveal.html` };
    Object.assign(fakeBrowser.runtime, {
      sendMessage: (message: unknown) =>
        new Promise((resolve) => {
          void fakeBrowser.runtime.onMessage
            .trigger(message, us, resolve)
            .then((kept: unknown[]) => (kept.includes(true) ? undefined : resolve(undefined)));
        }),
    });
    await tellSelected(() => "a\n\tb");
    const ours = { tabId: 1, url: us.url, frameId: 0 };
    expect(await readClicked({ ...ours, text: "a  b" })).toEqual({
      state: "exact",
      text: "a\n\tb",
    });
    expect(await readFocused(ours)).toEqual({ state: "exact", text: "a\n\tb" });
    const inexact = { state: "inexact", doubt: "document" };
    expect(await readClicked({ ...ours, text: "something else" })).toMatchObject(inexact);
    expect(await readClicked({ ...ours, tabId: 2, text: "a  b" })).toMatchObject(inexact);
    expect(executeScript).not.toHaveBeenCalled();
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
    executeScript.mockResolvedValue([found("•••\n••")]);
    expect(await clicked("••• ••")).toEqual({ state: "password" });
  });
});

describe("an editor with a selection of its own", () => {
  const place = { tabId: 1, documentId: "5A1E" };
  const answered = (text: string, answer: string) =>
    seen([of(text, { asked: true, editable: true })], { answer });

  test("has all of it sent where it draws a part, which cannot be replaced", async () => {
    executeScript.mockResolvedValue([answered("two\nthree", "one\n two\nthree\nfour")]);
    expect(await clicked("two three")).toEqual({
      state: "exact",
      text: "one\n two\nthree\nfour",
    });
  });

  test("has its own blanks and line breaks, and can be written in where it draws all of it", async () => {
    executeScript.mockResolvedValue([answered("one\n\ntwo", "one\ntwo")]);
    expect(await clicked("one  two")).toEqual({ state: "exact", text: "one\ntwo", place });
  });

  test.each([
    ["something else", "another text"],
    ["the same lines in another order", "three\ntwo"],
    ["a part", "two"],
  ])("that would copy %s has that shown first", async (_what, answer) => {
    executeScript.mockResolvedValue([answered("two\nthree", answer)]);
    const shown = { state: "inexact", text: answer, doubt: "editor" };
    expect(await clicked("two three")).toEqual(shown);
    expect(await readFocused(tab)).toEqual(shown);
  });

  test("has the text that it would copy shown first if nothing can be read", async () => {
    executeScript.mockResolvedValue([seen([], { answer: "drawn" })]);
    expect(await readFocused(tab)).toEqual({ state: "inexact", text: "drawn", doubt: "editor" });
  });

  test("has no say in what is selected beside it", async () => {
    executeScript.mockResolvedValue([seen([of("beside")], { answer: "within" })]);
    expect(await clicked("beside")).toEqual({ state: "exact", text: "beside" });
  });
});

describe("a part that a copy has in another form", () => {
  const word = (text: string, shown: "plain" | "masked" = "plain"): SelectedPart => ({
    kind: "text",
    text,
    shown,
  });
  const within = (text: string, parts: readonly SelectedPart[]) =>
    executeScript.mockResolvedValue([seen([of(text, { parts, editable: true })])]);

  test("is sent as the copy has it, and not replaced", async () => {
    within("lion7", [word("lion"), { kind: "picture", text: "🦁" }, word("7")]);
    expect(await clicked("lion7")).toEqual({ state: "exact", text: "lion🦁7" });
  });

  test("is shown first where its place is not certain", async () => {
    within("lion", [word("lion"), { kind: "unknown" }]);
    expect(await clicked("lion")).toEqual({ state: "inexact", text: "lion", doubt: "rendered" });
  });

  test("that is masked for a part is shown first, and in no case in clear", async () => {
    const shown = { state: "inexact", text: "user ••", doubt: "masked" };
    for (const text of ["user ••", "user ab"]) {
      within(text, [word("user "), word("ab", "masked")]);
      expect(await readFocused(tab)).toEqual(shown);
      expect(await clicked(text)).toEqual(shown);
    }
    within("elsewhere ab", [word("user "), word("ab", "masked")]);
    expect(await readFocused(tab)).toEqual({ state: "password" });
  });

  test("that is masked for the whole is refused", async () => {
    within("ab", [word("ab", "masked")]);
    expect(await readFocused(tab)).toEqual({ state: "password" });
    expect(await clicked("ab")).toEqual({ state: "password" });
  });
});

describe("components that build words of their own", () => {
  const part = seen([of("before\nafter", { components: true })]);

  test("are doubted where the menu does not see them", async () => {
    executeScript.mockResolvedValue([part]);
    const state = { state: "inexact", doubt: "components" };
    expect(await readFocused(tab)).toEqual({ ...state, text: "before\nafter" });
    expect(await clicked("before within after")).toEqual({
      ...state,
      text: "before within after",
    });
  });

  test("are no doubt where Chromium's menu, which sees into them, has nothing else", async () => {
    executeScript.mockResolvedValue([part]);
    expect(await clicked("before after")).toEqual({ state: "exact", text: "before\nafter" });
  });
});

describe("the shortcut", () => {
  const elsewhere = frame({ password: false, texts: [of("another")], focus: "elsewhere" });
  const inFrame = frame({ password: false, texts: [], focus: "in-a-frame" });

  test("takes what is selected where the keyboard is", async () => {
    executeScript.mockResolvedValue([inFrame, elsewhere, found("mine")]);
    expect(await readFocused(tab)).toEqual({ state: "exact", text: "mine" });
  });

  test("tells where that is, if it can be written in", async () => {
    executeScript.mockResolvedValue([inFrame, elsewhere, written("mine")]);
    const place = { tabId: 1, documentId: "5A1E" };
    expect(await readFocused(tab)).toEqual({ state: "exact", text: "mine", place });
  });

  test("takes the selection of a field before that of the document", async () => {
    executeScript.mockResolvedValue([found("in the field", "in the document")]);
    expect(await readFocused(tab)).toEqual({ state: "exact", text: "in the field" });
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
    expect(await readFocused(tab)).toEqual(selection);
  });

  describe("with our popup open takes the selection that was left for it", () => {
    const left = (text: string, frameId: number) =>
      frame({ password: false, texts: text === "" ? [] : [of(text)], focus: "elsewhere" }, frameId);
    beforeEach(() => {
      Object.assign(fakeBrowser.runtime, { getContexts: async () => [{}], getURL: () => US });
    });

    test.each([
      ["in the page", [left("mine", 0), left("another", 7)], { state: "exact", text: "mine" }],
      ["in a frame", [inFrame, left("mine", 7)], { state: "exact", text: "mine" }],
      ["several", [inFrame, left("a", 7), left("b", 8)], { state: "out-of-reach" }],
      ["in none", [left("", 0), left("another", 7)], { state: "none" }],
    ])("%s", async (_what, frames, selection) => {
      executeScript.mockResolvedValue(frames);
      expect(await readFocused(tab)).toEqual(selection);
    });
  });

  test("says that a page of the browser is out of its reach", async () => {
    executeScript.mockRejectedValue(refused);
    expect(await readFocused(tab)).toEqual({ state: "out-of-reach" });
  });
});
