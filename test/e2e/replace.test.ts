/** The link takes the place of the selected text in fields and editors, and the text takes its own again. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { Editor } from "../support/pages";
import { popupReads } from "../support/driver";
import { everywhere } from "../support/fixture";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { type AnyStage, CREATE } from "../support/stage";
import { until } from "../support/until";

const REPLACE = sentence("replaceSelection");

/** Writes the text there, and makes a link of its marked part. */
async function write(stage: AnyStage, editor: Editor, text: string) {
  const { driver, pages } = stage;
  const url = pages.editor(editor, text);
  const page = await driver.open(url);
  const { press: at } = await pages.shown(url);
  const popup = await driver.popupAfter(() => stage.chooseAt(at));
  return { page, at, popup, link: await stage.takeLink() };
}

function saved(page: Page): Promise<string> {
  return page.evaluate(() => window.place.saved());
}

async function holds(page: Page, text: string): Promise<void> {
  await until("the page holds what it should", async () => (await saved(page)) === text);
}

function unmarked(text: string): string {
  return text.replaceAll(/[⟦⟧]/g, "");
}

function replaced(text: string, link: string): string {
  return text.replace(/⟦[^]*⟧/, () => link);
}

/** All words of the editor. Firefox writes a no-break space for a blank beside what it writes. */
async function wordsOf(page: Page): Promise<string> {
  const words = await page.evaluate(() => window.place.target.textContent);
  return words.replaceAll("\u00a0", " ");
}

/** Several lines among others, and the same once more before them. */
const LINES = "pass 🗝️\nword ⟦pass 🗝️\nword⟧ third\n\tlast";

/**
 * Keys that make the page's own history show the link again after *Undo*. A text of several lines comes back by that history, and
 * any other is written into it.
 */
const written: readonly {
  readonly where: string;
  readonly cases: readonly {
    readonly editor: Editor;
    readonly text: string;
    readonly again: string;
  }[];
}[] = [
  {
    where: "fields",
    cases: [
      { editor: "textarea", text: LINES, again: "ctrl+z" },
      { editor: "input", text: "70412 is ⟦70412⟧, not 70413", again: "ctrl+z" },
      { editor: "inShadow", text: LINES, again: "ctrl+shift+z" },
    ],
  },
  {
    where: "documents",
    cases: [
      { editor: "contenteditable", text: LINES, again: "ctrl+shift+z" },
      { editor: "prosemirror", text: LINES, again: "ctrl+y" },
    ],
  },
  {
    where: "other editors",
    cases: [
      { editor: "quill", text: LINES, again: "ctrl+shift+z" },
      { editor: "codemirror", text: LINES, again: "ctrl+shift+z" },
    ],
  },
];

describe("the link takes the place of the text", () => {
  for (const { where, cases } of written) {
    everywhere(`in ${where}, until it is undone here, or there`, async (stage) => {
      for (const { editor, text, again } of cases) {
        const { page, at, popup, link } = await write(stage, editor, text);
        expect(await saved(page), editor).toBe(unmarked(text));
        await popup.press(REPLACE);
        await popupReads(popup, sentence("replaced"));
        expect(await saved(page), editor).toBe(replaced(text, link));
        await popup.press("Undo");
        await popupReads(popup, sentence("restored"));
        expect(await saved(page), editor).toBe(unmarked(text));
        expect(await popup.text(), editor).toContain(sentence("undone"));

        // The click closes the popup.
        stage.display.click(at);
        stage.display.press(again);
        await holds(page, replaced(text, link));
        stage.display.press("ctrl+z");
        await holds(page, unmarked(text));
      }
    });
  }
});

everywhere("the blanks at the ends of the selection stay", async (stage) => {
  for (const editor of ["textarea", "prosemirror"] as const) {
    const { page, popup, link } = await write(stage, editor, "one\n⟦two\n⟧three");
    await popup.press(REPLACE);
    await popupReads(popup, sentence("replaced"));
    expect(await saved(page), editor).toBe(`one\n${link}\nthree`);
    // Only the first time says what it does not undo.
    expect((await popup.text()).includes(sentence("draftUploaded"))).toBe(editor === "textarea");
    await popup.press("Undo");
    await popupReads(popup, sentence("restored"));
    expect(await saved(page), editor).toBe("one\ntwo\nthree");
  }
});

const TEXT = "before ⟦heron-3301⟧ after";

everywhere("markup is back with its text, or the text is offered", async (stage) => {
  const whole = await write(stage, "bold", TEXT);
  const before = await saved(whole.page);
  await whole.popup.press(REPLACE);
  await popupReads(whole.popup, sentence("replaced"));
  expect(await wordsOf(whole.page)).toBe(replaced(TEXT, whole.link));
  await whole.popup.press("Undo");
  await popupReads(whole.popup, sentence("restored"));
  expect(await saved(whole.page)).toBe(before);

  const { page, popup, link } = await write(stage, "bold", TEXT);
  await popup.press(REPLACE);
  await popupReads(popup, sentence("replaced"));
  // The page's undo knows nothing of this.
  await page.evaluate(() => {
    const { target } = window.place;
    target.textContent = `${target.textContent}, and more`;
  });
  await popup.press("Undo");
  await popupReads(popup, sentence("notRestored"));
  expect(await wordsOf(page)).toBe(`${replaced(TEXT, link)}, and more`);
});

everywhere("the other kind is offered until the link stands in the page", async (stage) => {
  const first = await write(stage, "prosemirror", TEXT);
  await popupReads(first.popup, sentence("whoCanOpenIt"));
  await first.popup.press(REPLACE);
  await popupReads(first.popup, sentence("replaced"));
  expect(await first.popup.text()).not.toContain(sentence("whoCanOpenIt"));
  expect(await first.popup.text()).toContain(sentence("readersExtension"));
  await first.popup.press(sentence("copyLink"));
  expect(await stage.takeLink()).toBe(first.link);
  await holds(first.page, replaced(TEXT, first.link));
  await first.popup.press("Undo");
  await popupReads(first.popup, sentence("restored"));
  expect(await saved(first.page)).toBe(unmarked(TEXT));

  // It can stand in the page in place of the text.
  const { page, popup, link } = await write(stage, "textarea", TEXT);
  await popup.press(sentence("openersBrowser"));
  await popupReads(popup, sentence("serviceEncryptedOpeners"));
  const other = await stage.takeLink();
  expect(other).not.toBe(link);
  await popup.press(REPLACE);
  await popupReads(popup, sentence("replaced"));
  expect(await saved(page)).toBe(replaced(TEXT, other));
});

everywhere("a text that is only read has no place for a link", async (stage) => {
  const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", "heron-3301"));
  await reads(popup, sentence("linkCopied"));
  expect(await textOf(popup)).not.toContain(REPLACE);
  // The other kind that fails says that the first link is burned.
  stage.server.switch({ fault: { kind: "500", on: CREATE, times: 1 } });
  await press(popup, sentence("openersBrowser"));
  await reads(popup, sentence("undoneHint"));
  expect(await valueOf(popup, sentence("secret"))).toBe("heron-3301");
});

describe("a page is left as it was", () => {
  const hostile: readonly Editor[] = ["reverting", "shouting", "shoutingElement", "refusing"];
  everywhere("that changes what is written, or takes none of it", async (stage) => {
    for (const editor of hostile) {
      const { page, popup } = await write(stage, editor, TEXT);
      await popup.press(REPLACE);
      await popupReads(popup, sentence("notReplaced"));
      expect(await saved(page), editor).toBe(unmarked(TEXT));
      expect(await popup.text(), editor).toContain(REPLACE);
    }
  });

  const changes: readonly { readonly what: string; readonly change: () => void }[] = [
    {
      what: "whose field was emptied",
      change() {
        if (window.place.target instanceof HTMLTextAreaElement) window.place.target.value = "";
      },
    },
    {
      what: "where something else is selected",
      change() {
        if (window.place.target instanceof HTMLTextAreaElement) {
          window.place.target.setSelectionRange(0, 3);
        }
      },
    },
    { what: "whose field is gone", change: () => window.place.target.remove() },
    {
      what: "whose field is another one",
      change: () => window.place.target.replaceWith(window.place.target.cloneNode()),
    },
  ];
  everywhere("that was changed meanwhile", async (stage) => {
    for (const { what, change } of changes) {
      const { page, popup } = await write(stage, "textarea", TEXT);
      await page.evaluate(change);
      const before = await page.evaluate(read);
      await popup.press(REPLACE);
      await popupReads(popup, sentence("notReplaced"));
      expect(await page.evaluate(read), what).toBe(before);
    }
  });

  // The very same text is selected there.
  everywhere("that was left for another of the same site, or another site", async (stage) => {
    for (const site of ["127.0.0.1", "localhost"]) {
      const { page, popup } = await write(stage, "textarea", TEXT);
      const elsewhere = stage.pages.editor("textarea", TEXT);
      await page.goto(elsewhere.replace("127.0.0.1", site));
      await stage.pages.shown(elsewhere);
      await popup.press(REPLACE);
      await popupReads(popup, sentence("notReplaced"));
      expect(await saved(page), site).toBe(unmarked(TEXT));
    }
  });
});

everywhere(
  "a page that lets nothing be put back is said to, and takes no text with it",
  async (stage) => {
    const { page, popup } = await write(stage, "seizing", TEXT);
    await popup.press(REPLACE);
    await popupReads(popup, sentence("replacedOtherwise"));
    expect(await saved(page)).toBe("mine now");

    await popup.press("Undo");
    await popupReads(popup, sentence("notRestored"));
    expect(await saved(page)).toBe("mine now");
    await popup.press("Copy text");
    expect(await stage.takeText()).toBe("heron-3301");
  },
);

function read(): string {
  return (
    document.body.innerHTML + [...document.querySelectorAll("textarea")].map((one) => one.value)
  );
}

everywhere("a text that cannot be put back can be copied", async (stage) => {
  const { page, popup } = await write(stage, "codemirror", LINES);
  await popup.press(REPLACE);
  await popupReads(popup, sentence("replaced"));
  await page.evaluate(() => window.place.target.remove());
  await popup.press("Undo");
  await popupReads(popup, sentence("notRestored"));
  await popup.press("Copy text");
  expect(await stage.takeText()).toBe("pass 🗝️\nword");
});

everywhere(
  "a text is not put into another page that holds its link, of the same site",
  async (stage) => {
    const { page, popup, link } = await write(stage, "textarea", TEXT);
    await popup.press(REPLACE);
    await popupReads(popup, sentence("replaced"));
    await page.goto(stage.pages.editor("textarea", `You sent ⟦${link}⟧?`));
    await page.waitForFunction(() => "place" in window);
    await popup.press("Undo");
    await popupReads(popup, sentence("notRestored"));
    expect(await saved(page)).toBe(`You sent ${link}?`);
  },
);

/** Fields that no longer take the focus. */
const beyond: readonly { readonly what: string; readonly change: (other: HTMLElement) => void }[] =
  [
    {
      what: "behind a dialog",
      change(other) {
        const dialog = document.createElement("dialog");
        document.body.append(dialog);
        dialog.append(other);
        dialog.showModal();
      },
    },
    {
      what: "hidden",
      change(other) {
        window.place.target.style.display = "none";
        document.body.append(other);
      },
    },
  ];

everywhere(
  "a text whose field takes no focus is not put into the one that has it",
  async (stage) => {
    for (const { what, change } of beyond) {
      const { page, popup, link } = await write(stage, "textarea", TEXT);
      await popup.press(REPLACE);
      await popupReads(popup, sentence("replaced"));
      const other = await page.evaluateHandle(() => {
        const field = document.createElement("input");
        field.value = "to everybody";
        return field;
      });
      await other.evaluate(change);
      await other.evaluate((field) => {
        field.focus();
        field.select();
      });
      await popup.press("Undo");
      await popupReads(popup, sentence("notRestored"));
      expect(await other.evaluate(({ value }) => value), what).toBe("to everybody");
      expect(await saved(page), what).toBe(replaced(TEXT, link));
    }
  },
);
