/** In Firefox, too, the link takes the place of the selected text, and the text its own again. */
import type { Page } from "puppeteer-core";
import { describe, expect, inject, test } from "vitest";
import { type FirefoxStage, onFirefoxStage, OUR_ENTRY } from "../support/firefox-stage";
import type { Editor } from "../support/pages";
import { sentence } from "../support/person";
import { until } from "../support/until";

const LINES = "pass 🗝️\nword ⟦pass 🗝️\nword⟧ third\n\tlast";

async function journey(play: (stage: FirefoxStage) => Promise<void>): Promise<void> {
  await onFirefoxStage(inject("firefoxBuild"), inject("home"), async (stage) => {
    await play(stage);
    expect(await stage.firefox.complaints()).toEqual([]);
  });
}

/** Writes the text there, makes a link of its marked part, and puts it in its place. */
async function replace(stage: FirefoxStage, editor: Editor) {
  const { display, firefox, pages } = stage;
  const url = pages.editor(editor, LINES);
  const page = await firefox.open(url);
  const { press: at } = await pages.shown(url);
  await display.choose(at, OUR_ENTRY);
  const link = await stage.takeText();
  await firefox.pressInPopup(sentence("replaceSelection"));
  return { page, at, link };
}

function saved(page: Page): Promise<string> {
  return page.evaluate(() => window.place.saved());
}

async function popupReads({ firefox }: FirefoxStage, text: string): Promise<void> {
  await until(`the popup shows "${text}"`, async () => (await firefox.popupText()).includes(text));
}

describe("the link takes the place of the text in Firefox", () => {
  test.for<Editor>(["textarea", "contenteditable", "prosemirror"])(
    "in %s, until it is undone",
    (editor) =>
      journey(async (stage) => {
        const { page, link } = await replace(stage, editor);
        await popupReads(stage, sentence("replaced"));
        expect(await saved(page)).toBe(LINES.replace(/⟦[^]*⟧/, () => link));
        await stage.firefox.pressInPopup(sentence("undo"));
        await popupReads(stage, sentence("restored"));
        expect(await saved(page)).toBe(LINES.replaceAll(/[⟦⟧]/g, ""));
      }),
  );

  test("but not of one that the page puts in capitals", () =>
    journey(async (stage) => {
      const { page } = await replace(stage, "shouting");
      await popupReads(stage, sentence("notReplaced"));
      expect(await saved(page)).toBe(LINES.replaceAll(/[⟦⟧]/g, ""));
    }));

  test("and the keyboard takes it back", () =>
    journey(async (stage) => {
      const { page, at } = await replace(stage, "codemirror");
      await popupReads(stage, sentence("replaced"));
      // Which closes the popup.
      stage.display.click(at);
      stage.display.press("ctrl+z");
      const before = LINES.replaceAll(/[⟦⟧]/g, "");
      await until("the text is back", async () => (await saved(page)) === before);
    }));
});
