/** In Firefox, too, the link takes the place of the selected text, and the text its own again. */
import type { Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";
import { type FirefoxStage, onFirefoxStage, OUR_ENTRY } from "../support/firefox-stage";
import { lane } from "../support/lane";
import type { Editor } from "../support/pages";
import { sentence } from "../support/person";
import { until } from "../support/until";

const REPLACE = sentence("replaceSelection");

const LINES = "pass 🗝️\nword ⟦pass 🗝️\nword⟧ third\n\tlast";

async function journey(play: (stage: FirefoxStage) => Promise<void>): Promise<void> {
  await onFirefoxStage(lane(), async (stage) => {
    await play(stage);
    expect(await stage.firefox.complaints()).toEqual([]);
  });
}

/** Writes the text there, and makes a link of its marked part. */
async function write(
  { display, firefox, pages, ...stage }: FirefoxStage,
  editor: Editor,
  text: string,
) {
  const url = pages.editor(editor, text);
  const page = await firefox.open(url);
  const { press: at } = await pages.shown(url);
  await display.choose(at, OUR_ENTRY);
  return { page, at, link: await stage.takeText() };
}

/** And puts the link in its place. */
async function replace(stage: FirefoxStage, editor: Editor, text = LINES) {
  const written = await write(stage, editor, text);
  await stage.firefox.pressInPopup(REPLACE);
  return written;
}

function unmarked(text: string): string {
  return text.replaceAll(/[⟦⟧]/g, "");
}

function saved(page: Page): Promise<string> {
  return page.evaluate(() => window.place.saved());
}

async function popupReads({ firefox }: FirefoxStage, text: string): Promise<void> {
  await until(`the popup shows "${text}"`, async () => (await firefox.popupText()).includes(text));
}

const cases: readonly { readonly editor: Editor; readonly text: string }[] = [
  { editor: "textarea", text: LINES },
  { editor: "input", text: "70412 is ⟦70412⟧, not 70413" },
  { editor: "inShadow", text: LINES },
  { editor: "contenteditable", text: LINES },
  { editor: "prosemirror", text: LINES },
  { editor: "quill", text: LINES },
];

describe("the link takes the place of the text in Firefox", () => {
  test("wherever people write, until it is undone", () =>
    journey(async (stage) => {
      for (const { editor, text } of cases) {
        const { page, link } = await replace(stage, editor, text);
        await popupReads(stage, sentence("replaced"));
        expect(await saved(page), editor).toBe(text.replace(/⟦[^]*⟧/, () => link));
        await stage.firefox.pressInPopup(sentence("undo"));
        await popupReads(stage, sentence("restored"));
        expect(await saved(page), editor).toBe(unmarked(text));
      }
    }));

  test("and the keyboard takes it back", () =>
    journey(async (stage) => {
      const { page, at } = await replace(stage, "codemirror");
      await popupReads(stage, sentence("replaced"));
      // Which closes the popup.
      stage.display.click(at);
      stage.display.press("ctrl+z");
      const before = unmarked(LINES);
      await until("the text is back", async () => (await saved(page)) === before);
    }));

  test("but not in a page that changes it, nor in another that holds the same text", () =>
    journey(async (stage) => {
      const shouting = await replace(stage, "shouting");
      await popupReads(stage, sentence("notReplaced"));
      expect(await saved(shouting.page)).toBe(unmarked(LINES));

      const { page } = await write(stage, "textarea", LINES);
      await popupReads(stage, REPLACE);
      const elsewhere = stage.pages.editor("textarea", LINES);
      await page.goto(elsewhere);
      await stage.pages.shown(elsewhere);
      await stage.firefox.pressInPopup(REPLACE);
      await popupReads(stage, sentence("notReplaced"));
      expect(await saved(page)).toBe(unmarked(LINES));
    }));
});
