/** The link takes the place of the selected text in fields and editors, and the text takes its own again. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import type { Editor } from "../support/pages";
import type { Point } from "../support/display";
import { popupReads } from "../support/driver";
import { everywhere, journey } from "../support/fixture";
import { press, reads, sentence, textOf, valueOf } from "../support/person";
import { type AnyStage, CREATE, type Stage } from "../support/stage";
import { until } from "../support/until";

interface Written {
  readonly page: Page;
  readonly at: Point;
  readonly popup: Page;
  readonly link: string;
}

const REPLACE = sentence("replaceSelection");

/** Writes the text there, and makes a link of its marked part. */
async function write(stage: Stage, editor: Editor, text: string): Promise<Written> {
  const { chromium, pages } = stage;
  const url = pages.editor(editor, text);
  const page = await chromium.open(url);
  const { press: at } = await pages.shown(url);
  const popup = await chromium.extensionPageAfter("popup", () => stage.chooseAt(at));
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

/** Several lines among others, and the same once more before them. */
const LINES = "pass 🗝️\nword ⟦pass 🗝️\nword⟧ third\n\tlast";

const written: readonly {
  readonly where: string;
  readonly cases: readonly { readonly editor: Editor; readonly text: string }[];
}[] = [
  {
    where: "fields",
    cases: [
      { editor: "textarea", text: LINES },
      { editor: "input", text: "70412 is ⟦70412⟧, not 70413" },
      { editor: "inShadow", text: LINES },
    ],
  },
  {
    where: "documents",
    cases: [
      { editor: "contenteditable", text: LINES },
      { editor: "prosemirror", text: LINES },
    ],
  },
  {
    where: "other editors",
    cases: [
      { editor: "quill", text: LINES },
      { editor: "codemirror", text: LINES },
    ],
  },
];

/** As {@link write}, in any browser. */
async function writeIn(stage: AnyStage, editor: Editor, text: string) {
  const { driver, pages } = stage;
  const url = pages.editor(editor, text);
  const page = await driver.open(url);
  const { press: at } = await pages.shown(url);
  const popup = await driver.popupAfter(() => stage.chooseAt(at));
  return { page, at, popup, link: await stage.takeLink() };
}

describe("the link takes the place of the text", () => {
  for (const { where, cases } of written) {
    everywhere(`in ${where}, until it is undone here, or there`, async (stage) => {
      for (const { editor, text } of cases) {
        const here = await writeIn(stage, editor, text);
        expect(await saved(here.page), editor).toBe(unmarked(text));
        await here.popup.press(REPLACE);
        await popupReads(here.popup, sentence("replaced"));
        expect(await saved(here.page), editor).toBe(replaced(text, here.link));
        await here.popup.press("Undo");
        await popupReads(here.popup, sentence("restored"));
        expect(await saved(here.page), editor).toBe(unmarked(text));
        expect(await here.popup.text(), editor).toContain(sentence("undone"));

        const there = await writeIn(stage, editor, text);
        await there.popup.press(REPLACE);
        await popupReads(there.popup, sentence("replaced"));
        expect(await saved(there.page), editor).toBe(replaced(text, there.link));
        // The click closes the popup.
        stage.display.click(there.at);
        stage.display.press("ctrl+z");
        await holds(there.page, unmarked(text));
      }
    });
  }
});

journey(
  "the blanks at the ends of the selection stay, so that nothing runs into the link",
  async ({ stage }) => {
    for (const editor of ["textarea", "prosemirror"] as const) {
      const { page, popup, link } = await write(stage, editor, "one\n⟦two\n⟧three");
      await press(popup, REPLACE);
      await reads(popup, sentence("replaced"));
      expect(await saved(page), editor).toBe(`one\n${link}\nthree`);
      await press(popup, "Undo");
      await reads(popup, sentence("restored"));
      expect(await saved(page), editor).toBe("one\ntwo\nthree");
    }
  },
);

const TEXT = "before ⟦heron-3301⟧ after";

describe("markup", () => {
  journey("is back with its text", async ({ stage }) => {
    const { page, popup, link } = await write(stage, "bold", TEXT);
    const before = await saved(page);
    await press(popup, REPLACE);
    await reads(popup, sentence("replaced"));
    expect(await page.evaluate(() => window.place.target.textContent)).toBe(replaced(TEXT, link));
    await press(popup, "Undo");
    await reads(popup, sentence("restored"));
    expect(await saved(page)).toBe(before);
  });

  journey("that cannot be put back is not said to be: the text is offered", async ({ stage }) => {
    const { page, popup, link } = await write(stage, "bold", TEXT);
    await press(popup, REPLACE);
    await reads(popup, sentence("replaced"));
    // The page's undo knows nothing of this.
    await page.evaluate(() => {
      const { target } = window.place;
      target.textContent = `${target.textContent}, and more`;
    });
    await press(popup, "Undo");
    await reads(popup, sentence("notRestored"));
    expect(await saved(page)).toBe(`${replaced(TEXT, link)}, and more`);
  });
});

describe("the other kind", () => {
  journey("is offered until the link stands in the page, which keeps it", async ({ stage }) => {
    const { page, popup, link } = await write(stage, "prosemirror", TEXT);
    await reads(popup, sentence("whoCanOpenIt"));
    await press(popup, REPLACE);
    await reads(popup, sentence("replaced"));
    expect(await textOf(popup)).not.toContain(sentence("whoCanOpenIt"));
    expect(await textOf(popup)).toContain(sentence("readersExtension"));
    await press(popup, sentence("copyLink"));
    expect(await stage.takeLink()).toBe(link);
    await holds(page, replaced(TEXT, link));
    await press(popup, "Undo");
    await reads(popup, sentence("restored"));
    expect(await saved(page)).toBe(unmarked(TEXT));
  });

  journey("can stand in the page in place of the text", async ({ stage }) => {
    const { page, popup, link } = await write(stage, "textarea", TEXT);
    await press(popup, sentence("openersBrowser"));
    await reads(popup, sentence("serviceEncryptedOpeners"));
    const other = await stage.takeLink();
    expect(other).not.toBe(link);
    await press(popup, REPLACE);
    await reads(popup, sentence("replaced"));
    expect(await saved(page)).toBe(replaced(TEXT, other));
  });
});

journey("the other kind that fails says that the first link is burned", async ({ stage }) => {
  const popup = await stage.chromium.extensionPageAfter("popup", () =>
    stage.copyByMenu("pre", "heron-3301"),
  );
  stage.server.switch({ fault: { kind: "500", on: CREATE, times: 1 } });
  await press(popup, sentence("openersBrowser"));
  await reads(popup, sentence("undoneHint"));
  expect(await valueOf(popup, sentence("secret"))).toBe("heron-3301");
});

describe("a page is left as it was", () => {
  const hostile: readonly Editor[] = ["reverting", "shouting", "shoutingElement", "refusing"];
  everywhere("that changes what is written, or takes none of it", async (stage) => {
    for (const editor of hostile) {
      const { page, popup } = await writeIn(stage, editor, TEXT);
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
  journey("that was changed meanwhile", async ({ stage }) => {
    for (const { what, change } of changes) {
      const { page, popup } = await write(stage, "textarea", TEXT);
      await page.evaluate(change);
      const before = await page.evaluate(read);
      await press(popup, REPLACE);
      await reads(popup, sentence("notReplaced"));
      expect(await page.evaluate(read), what).toBe(before);
    }
  });

  // The very same text is selected there.
  everywhere("that was left for another of the same site, or another site", async (stage) => {
    for (const site of ["127.0.0.1", "localhost"]) {
      const { page, popup } = await writeIn(stage, "textarea", TEXT);
      const elsewhere = stage.pages.editor("textarea", TEXT);
      await page.goto(elsewhere.replace("127.0.0.1", site));
      await stage.pages.shown(elsewhere);
      await popup.press(REPLACE);
      await popupReads(popup, sentence("notReplaced"));
      expect(await saved(page), site).toBe(unmarked(TEXT));
    }
  });

  journey("that was only being read", async ({ stage }) => {
    const popup = await stage.chromium.extensionPageAfter("popup", () =>
      stage.copyByMenu("pre", "heron-3301"),
    );
    await reads(popup, sentence("linkCopied"));
    expect(await textOf(popup)).not.toContain(REPLACE);
  });
});

journey(
  "a page that lets nothing be put back is said to, and takes no text with it",
  async ({ stage }) => {
    const { page, popup } = await write(stage, "seizing", TEXT);
    await press(popup, REPLACE);
    await reads(popup, sentence("replacedOtherwise"));
    expect(await saved(page)).toBe("mine now");

    await press(popup, "Undo");
    await reads(popup, sentence("notRestored"));
    expect(await saved(page)).toBe("mine now");
    await press(popup, "Copy text");
    expect(await stage.takeText()).toBe("heron-3301");
  },
);

function read(): string {
  return (
    document.body.innerHTML + [...document.querySelectorAll("textarea")].map((one) => one.value)
  );
}

journey("a text that cannot be put back can be copied", async ({ stage }) => {
  const { page, popup } = await write(stage, "codemirror", LINES);
  await press(popup, REPLACE);
  await reads(popup, sentence("replaced"));
  await page.evaluate(() => window.place.target.remove());
  await press(popup, "Undo");
  await reads(popup, sentence("notRestored"));
  await press(popup, "Copy text");
  expect(await stage.takeText()).toBe("pass 🗝️\nword");
});

journey(
  "a text is not put into another page that holds its link, of the same site",
  async ({ stage }) => {
    const { page, popup, link } = await write(stage, "textarea", TEXT);
    await press(popup, REPLACE);
    await reads(popup, sentence("replaced"));
    await page.goto(stage.pages.editor("textarea", `You sent ⟦${link}⟧?`));
    await page.waitForFunction(() => "place" in window);
    await press(popup, "Undo");
    await reads(popup, sentence("notRestored"));
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

journey(
  "a text whose field takes no focus is not put into the one that has it",
  async ({ stage }) => {
    for (const { what, change } of beyond) {
      const { page, popup, link } = await write(stage, "textarea", TEXT);
      await press(popup, REPLACE);
      await reads(popup, sentence("replaced"));
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
      await press(popup, "Undo");
      await reads(popup, sentence("notRestored"));
      expect(await other.evaluate(({ value }) => value), what).toBe("to everybody");
      expect(await saved(page), what).toBe(replaced(TEXT, link));
    }
  },
);

journey("the first time says what it does not undo, and only then", async ({ stage }) => {
  const first = await write(stage, "textarea", TEXT);
  await press(first.popup, REPLACE);
  await reads(first.popup, sentence("draftUploaded"));
  await first.page.bringToFront();
  const next = await write(stage, "input", TEXT);
  await press(next.popup, REPLACE);
  await reads(next.popup, sentence("replaced"));
  expect(await textOf(next.popup)).not.toContain(sentence("draftUploaded"));
});
