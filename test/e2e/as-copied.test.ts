/** A selection is sent as a copy has it. If that is not certain, nothing is sent before a person looked. */
import { expect } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere, firefoxJourney, journey } from "../support/fixture";
import { copyOf, openChooser, pressShortcut } from "../support/choosing";
import { open } from "../../lib/sealing/open";
import { findSealed } from "../../lib/sealing/format";
import type { Attempt } from "../../lib/sharing/attempt";
import { sentence } from "../support/person";
import type { Editor, Place } from "../support/pages";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const emoji = (alt: string) =>
  `<img alt="${alt}" style="height: 1em" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'%3E%3C/svg%3E">`;

const inComponent = (shadow: string, words = "") =>
  `<p>user: deploy, <x-row><template shadowrootmode="open">${shadow}</template>${words}</x-row> End</p>`;
const shout = "text-transform: uppercase";

const certain: Readonly<Record<string, string>> = {
  pictures: `<p>lion${emoji("🦁")} tulip ${emoji("🌷")}${emoji("🌷")}-4471</p>`,
  fields: `<form><div>Host: <input value="db.internal"></div><div>Pass: <textarea>tulip-4471</textarea></div><div>End</div></form>`,
  capitals: `<p style="text-transform: uppercase">Tulip-Key <b>straße</b></p><p style="text-transform: capitalize">one two</p>`,
  "pictures with titles": `<p>lion${emoji("🦁").replace("alt", "title")}tulip-4471</p>`,
  "a field before a line break": `<p>Pass: <input value="tulip-4471"><br>End</p>`,
  "letters that a component changes": inComponent(`<b style="${shout}"><slot></slot></b>`, "tulip"),
  "a picture in a slot": `<p>lion<x-row><template shadowrootmode="open"><b><slot></slot></b></template>${emoji("🦁")}</x-row>tulip</p>`,
  "no-break spaces": "<pre>a&nbsp;&nbsp;b</pre>",
  "what is not seen": `<p>a<span style="user-select: none">b</span><span style="display: none">c</span>${emoji("🦁")}d</p>`,
};

everywhere("the text that Ctrl+C copies is sent", async (stage) => {
  const chooser = await openChooser(stage);
  for (const [what, markup] of Object.entries(certain)) {
    await chooser.show(stage.pages.place("markup", markup));
    const sent = { state: "shared", draft: { text: await copyOf(stage) } };
    expect(await chooser.byShortcut(), what).toMatchObject(sent);
    expect(await chooser.byMenu(), what).toMatchObject(sent);
  }
  // The menu has no entry of ours for pictures alone.
  await chooser.show(stage.pages.place("markup", `<p>${emoji("🦁")}${emoji("🌷")}</p>`));
  const sent = { state: "shared", draft: { text: "🦁🌷" } };
  expect(await chooser.byShortcut()).toMatchObject(sent);
});

const slots = `<p>before alpha</p>
  <x-row><template shadowrootmode="open"><div>gamma: <slot></slot> <b>epsilon</b></div></template><span>beta</span></x-row>
  <p>after delta</p>`;

/** Firefox reads most texts as it copies them. */
const uncertain: readonly {
  readonly what: string;
  readonly markup: string;
  readonly doubt: string;
  readonly inFirefox: "components" | "masked" | "none";
}[] = [
  {
    what: "a picture between lines",
    markup: `<p>lion</p><p>${emoji("🦁")}</p><p>tulip</p>`,
    doubt: "rendered",
    inFirefox: "none",
  },
  {
    what: "a first letter in another form",
    markup: `<style>p::first-letter { ${shout} }</style><p>tulip</p>`,
    doubt: "rendered",
    inFirefox: "none",
  },
  {
    what: "pictures of a component",
    markup: inComponent(emoji("🦁")),
    // The menu sees into components, but not their pictures.
    doubt: "components|rendered",
    inFirefox: "components",
  },
  {
    what: "hidden details",
    markup: "<details><summary>Key</summary>tulip-4471</details><p>End</p>",
    // Chromium unfolds them while its menu is open, at times before the text is read.
    doubt: "rendered|mismatch",
    inFirefox: "none",
  },
  {
    what: "a gauge",
    markup: "<p>lion<meter value=1></meter>tulip</p>",
    // The menu shows the line break of the copy.
    doubt: "rendered|mismatch",
    inFirefox: "none",
  },
  {
    what: "a host as a field shows it",
    markup: `<p>To: <input type="email" value="ana@b\u00fccher.example"></p>`,
    doubt: "rendered",
    inFirefox: "none",
  },
  {
    what: "a field that is not seen",
    markup: `<p>lion <input value="tulip-4471" style="visibility: hidden"> End</p>`,
    doubt: "rendered",
    inFirefox: "none",
  },
  {
    what: "words that a component masks",
    markup: inComponent(`<b style="-webkit-text-security: disc"><slot></slot></b>`, "tulip-4471"),
    doubt: "masked",
    inFirefox: "masked",
  },
  { what: "components", markup: slots, doubt: "components", inFirefox: "components" },
  {
    what: "closed components",
    markup: slots.replace('"open"', '"closed"'),
    doubt: "components",
    inFirefox: "components",
  },
  {
    what: "masked words",
    markup: `<p>user: deploy, password: <span style="-webkit-text-security: disc">tulip-4471</span></p>`,
    doubt: "masked",
    inFirefox: "masked",
  },
];

/** The attempt has this doubt about its text, and nothing of it is on the server. */
function isShownFirst(stage: AnyStage, attempt: Attempt, doubt: string, what: string): void {
  const told = expect.stringMatching(`^(?:${doubt})$`);
  expect(attempt, what).toMatchObject({ state: "inexact", doubt: told });
  if (doubt === "masked") expect(attempt.draft.text, what).not.toContain("4471");
  expect(stage.server.log, what).toEqual([]);
}

journey("an uncertain text is shown first, in Chromium", async ({ stage }) => {
  const chooser = await openChooser(stage);
  for (const { what, markup, doubt } of uncertain) {
    await chooser.show(stage.pages.place("markup", markup));
    isShownFirst(stage, await chooser.byShortcut(), doubt, what);
    isShownFirst(stage, await chooser.byMenu(), doubt, what);
  }
});

firefoxJourney("an uncertain text is shown first, in Firefox", async ({ stage }) => {
  const chooser = await openChooser(stage);
  for (const { what, markup, inFirefox } of uncertain) {
    if (inFirefox === "none") continue;
    await chooser.show(stage.pages.place("markup", markup));
    isShownFirst(stage, await chooser.byShortcut(), inFirefox, what);
    isShownFirst(stage, await chooser.byMenu(), inFirefox, what);
  }
  for (const { what, markup } of uncertain.filter((one) => one.inFirefox === "none")) {
    await chooser.show(stage.pages.place("markup", markup));
    const sent = { state: "shared", draft: { text: await copyOf(stage) } };
    expect(await chooser.byShortcut(), what).toMatchObject(sent);
  }
});

everywhere("a grid is sent as it copies itself, and ordinary text is not asked", async (stage) => {
  const chooser = await openChooser(stage);
  const rows = ["one", "two", "three", "four"].join("\n");
  for (const [role, text] of [
    ["grid", rows],
    ["region", "one\ntwo"],
  ] as const) {
    const markup = `<div role="${role}" tabindex="0"><div>one</div><div>two</div></div>`;
    await chooser.show(stage.pages.place("markup", markup));
    await chooser.page.$eval(
      "[tabindex]",
      (list, all) => {
        list.addEventListener("copy", (event) => {
          if (event instanceof ClipboardEvent) event.clipboardData?.setData("text/plain", all);
          event.preventDefault();
        });
        if (list instanceof HTMLElement) list.focus();
        getSelection()?.selectAllChildren(list);
      },
      rows,
    );
    const sent = { state: "shared", draft: { text } };
    expect(await chooser.byShortcut(), role).toMatchObject(sent);
    expect(await chooser.byMenu(), role).toMatchObject(sent);
  }
});

const masks = [
  ["masked", "never-seen-4471"],
  ["masked", "never seen\n4471"],
  ["markup", `<p style="-webkit-text-security: circle">never <b>seen</b><br>4471</p>`],
  ["markup", `<p style="-webkit-text-security: disc">never <b>seen</b><br>4471</p>`],
] as const;

everywhere("masked texts are never read", async (stage) => {
  const chooser = await openChooser(stage);
  const refused = { state: "failed", failure: { reason: "password-field" }, draft: { text: "" } };
  for (const [place, text] of masks) {
    await chooser.show(stage.pages.place(place, text));
    expect(await chooser.byShortcut(), text).toMatchObject(refused);
    expect(await chooser.byMenu(), text).toMatchObject(refused);
  }
  expect(stage.server.log).toEqual([]);
});

const held: readonly (readonly [place: Place, text: string, told: string])[] = [
  ["masked", "never seen\n4471", sentence("passwordField")],
  [
    "markup",
    inComponent(`<b style="-webkit-text-security: disc"><slot></slot></b>`, "tulip-4471"),
    sentence("partMasked"),
  ],
  ["markup", slots, sentence("wordsMayBeMissing")],
];

everywhere("the popup tells of masked texts, and of components unseen", async (stage) => {
  for (const [place, text, told] of held) {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu(place, text));
    await popupReads(popup, told);
    stage.display.press("Escape");
  }
  expect(stage.server.log).toEqual([]);
});

firefoxJourney("nothing is sent of masked words in one of two selections", async ({ stage }) => {
  const chooser = await openChooser(stage);
  const markup = `<p>user: deploy</p><p>and</p><p>password: <b style="-webkit-text-security: disc">tulip-4471</b></p>`;
  await chooser.show(stage.pages.place("markup", markup));
  await chooser.page.evaluate(() => {
    const selection = getSelection();
    selection?.removeAllRanges();
    for (const paragraph of document.querySelectorAll("p:nth-of-type(odd)")) {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      selection?.addRange(range);
    }
  });
  isShownFirst(stage, await chooser.byMenu(), "masked", "two selections");
});

const MANY = Array.from({ length: 200 }, (_, i) => `VAR_${i}=tulip-${(i * 7919) % 10_007}`).join(
  "\n",
);

/** The text behind a link, without using it up. */
async function textBehind({ server }: AnyStage, link: string): Promise<string> {
  const { pathname, hash } = new URL(link);
  const sealed = findSealed(server.stored(pathname.split("/").at(-1) ?? "") ?? "");
  const opened = await open(sealed ?? "", hash.slice(1));
  return opened.state === "open" ? opened.text : opened.state;
}

/** The whole text of the editor goes to the server, and no part of it can be replaced. */
async function isSentWhole(stage: AnyStage, attempt: Attempt, editor: string): Promise<void> {
  expect(attempt, editor).toMatchObject({ state: "shared", draft: { text: MANY } });
  expect(attempt, editor).not.toHaveProperty("place");
  if (attempt.state === "shared") expect(await textBehind(stage, attempt.url), editor).toBe(MANY);
}

async function areSentWhole(stage: AnyStage, editors: readonly Editor[]): Promise<void> {
  const chooser = await openChooser(stage);
  for (const editor of editors) {
    await chooser.show(stage.pages.editor(editor, `⟦${MANY}⟧`));
    await isSentWhole(stage, await chooser.byShortcut(), editor);
    await isSentWhole(stage, await chooser.byMenu(), editor);
  }
}

journey("all that is selected in an editor is sent, in Chromium", ({ stage }) =>
  areSentWhole(stage, ["codemirror5", "longCodemirror", "ace"]),
);

firefoxJourney("all that is selected in an editor is sent, in Firefox", ({ stage }) =>
  // Not Ace: its field has nothing selected while the menu is open, so Firefox offers no entry of ours over it, and the shortcut
  // is one of its own, which Firefox leaves to pages.
  areSentWhole(stage, ["codemirror5", "longCodemirror"]),
);

everywhere("the popup offers no replacement in an editor that draws some lines", async (stage) => {
  const url = stage.pages.editor("longCodemirror", `⟦${MANY}⟧`);
  await stage.driver.open(url);
  const { press } = await stage.pages.shown(url);
  const popup = await stage.driver.popupAfter(() => stage.chooseAt(press));
  await popupReads(popup, sentence("linkCopied"));
  expect(await textBehind(stage, await stage.takeLink())).toBe(MANY);
  expect(await popup.text()).not.toContain(sentence("replaceSelection"));
});

everywhere("all that is selected in an editor that draws it is shown first", async (stage) => {
  const chooser = await openChooser(stage);
  await chooser.show(stage.pages.editor("monaco", `⟦${MANY}⟧`));
  expect(await chooser.byShortcut()).toMatchObject({
    state: "inexact",
    doubt: "editor",
    draft: { text: MANY },
  });
  expect(stage.server.log).toEqual([]);
});

firefoxJourney(
  "all that an editor draws and has selected is shown first in Firefox too",
  async ({ stage }) => {
    const url = stage.pages.editor("monaco", `⟦${MANY}⟧`);
    await stage.driver.open(url);
    const { press } = await stage.pages.shown(url);
    const popup = await stage.driver.popupAfter(() => stage.chooseAt(press));
    await popupReads(popup, sentence("doubtEditor"));
    expect(stage.server.log).toEqual([]);
  },
);

everywhere("a terminal without the focus is not said to have nothing selected", async (stage) => {
  const url = stage.pages.editor("xterm", "⟦tulip-4471⟧");
  const page = await stage.driver.open(url);
  await stage.pages.shown(url);
  const selected = () => page.evaluate(() => window.place.saved());
  await until("its text is selected", async () => (await selected()).includes("tulip-4471"));
  const popup = await stage.driver.popupAfter(() => pressShortcut(stage, page));
  await popupReads(popup, sentence("noSelection"));
  expect(await popup.text()).toContain(sentence("noSelectionAdvice"));
  expect(stage.server.log).toEqual([]);
});
