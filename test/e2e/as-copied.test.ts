/** A selection is sent as a copy has it. If that is not certain, nothing is sent before a person looked. */
import { expect } from "vitest";
import { popupReads } from "../support/driver";
import { everywhere, firefoxJourney, journey } from "../support/fixture";
import { attemptAfter, byMenu, byShortcut, copyOf, pressShortcut } from "../support/choosing";
import { open } from "../../lib/sealing/open";
import { findSealed } from "../../lib/sealing/format";
import { reads, sentence, textOf } from "../support/person";
import type { Place } from "../support/pages";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const ways = [byMenu, byShortcut];

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

journey("the text that Ctrl+C copies is sent", async ({ stage }) => {
  for (const [what, markup] of Object.entries(certain)) {
    const copy = await copyOf(stage, markup);
    for (const choose of ways) {
      const attempt = await attemptAfter(stage, () => choose(stage, "markup", markup));
      expect(attempt, what).toMatchObject({ state: "shared", draft: { text: copy } });
    }
  }
});

const slots = `<p>before alpha</p>
  <x-row><template shadowrootmode="open"><div>gamma: <slot></slot> <b>epsilon</b></div></template><span>beta</span></x-row>
  <p>after delta</p>`;

const uncertain: readonly (readonly [what: string, markup: string, doubt: string])[] = [
  ["a picture between lines", `<p>lion</p><p>${emoji("🦁")}</p><p>tulip</p>`, "rendered"],
  [
    "a first letter in another form",
    `<style>p::first-letter { ${shout} }</style><p>tulip</p>`,
    "rendered",
  ],
  // The menu sees into components, but not their pictures.
  ["pictures of a component", inComponent(emoji("🦁")), "components|rendered"],
  ["hidden details", "<details><summary>Key</summary>tulip-4471</details><p>End</p>", "rendered"],
  // The menu shows the line break of the copy.
  ["a gauge", "<p>lion<meter value=1></meter>tulip</p>", "rendered|mismatch"],
  [
    "a host as a field shows it",
    `<p>To: <input type="email" value="ana@b\u00fccher.example"></p>`,
    "rendered",
  ],
  [
    "a field that is not seen",
    `<p>lion <input value="tulip-4471" style="visibility: hidden"> End</p>`,
    "rendered",
  ],
  [
    "words that a component masks",
    inComponent(`<b style="-webkit-text-security: disc"><slot></slot></b>`, "tulip-4471"),
    "masked",
  ],
  ["components", slots, "components"],
  ["closed components", slots.replace('"open"', '"closed"'), "components"],
  [
    "masked words",
    `<p>user: deploy, password: <span style="-webkit-text-security: disc">tulip-4471</span></p>`,
    "masked",
  ],
];

journey("an uncertain text is shown first", async ({ stage }) => {
  for (const [what, markup, doubt] of uncertain) {
    for (const choose of ways) {
      const attempt = await attemptAfter(stage, () => choose(stage, "markup", markup));
      const told = expect.stringMatching(`^(?:${doubt})$`);
      expect(attempt, what).toMatchObject({ state: "inexact", doubt: told });
      if (doubt === "masked") expect(attempt.draft.text, what).not.toContain("4471");
    }
  }
  expect(stage.server.log).toEqual([]);
});

journey("pictures alone are sent as their texts", async ({ stage }) => {
  const markup = `<p>${emoji("🦁")}${emoji("🌷")}</p>`;
  const attempt = await attemptAfter(stage, () => byShortcut(stage, "markup", markup));
  expect(attempt).toMatchObject({ state: "shared", draft: { text: "🦁🌷" } });
});

journey("a grid is sent as it copies itself, and ordinary text is not asked", async ({ stage }) => {
  const rows = ["one", "two", "three", "four"].join("\n");
  for (const [role, sent] of [
    ["grid", rows],
    ["region", "one\ntwo"],
  ] as const) {
    const markup = `<div role="${role}" tabindex="0"><div>one</div><div>two</div></div>`;
    const { page, at } = await stage.select("markup", markup);
    await page.$eval(
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
    for (const choose of [() => stage.chooseAt(at), () => pressShortcut(stage, page)]) {
      const attempt = await attemptAfter(stage, choose);
      expect(attempt, role).toMatchObject({ state: "shared", draft: { text: sent } });
    }
  }
});

const masks = [
  ["masked", "never-seen-4471"],
  ["masked", "never seen\n4471"],
  ["markup", `<p style="-webkit-text-security: circle">never <b>seen</b><br>4471</p>`],
] as const;

journey("masked texts are never read", async ({ stage }) => {
  for (const [place, text] of masks) {
    for (const choose of ways) {
      const attempt = await attemptAfter(stage, () => choose(stage, place, text));
      const failure = { reason: "password-field" };
      expect(attempt, text).toMatchObject({ state: "failed", failure, draft: { text: "" } });
    }
  }
  expect(stage.server.log).toEqual([]);
});

const held: readonly (readonly [place: Place, text: string, told: string])[] = [
  ["masked", "never seen\n4471", sentence("passwordField")],
  [
    "markup",
    `<p style="-webkit-text-security: disc">never <b>seen</b><br>4471</p>`,
    sentence("passwordField"),
  ],
  [
    "markup",
    `<p>user: deploy, password: <span style="-webkit-text-security: disc">tulip-4471</span></p>`,
    sentence("partMasked"),
  ],
  [
    "markup",
    inComponent(`<b style="-webkit-text-security: disc"><slot></slot></b>`, "tulip-4471"),
    sentence("partMasked"),
  ],
  ["markup", slots, sentence("wordsMayBeMissing")],
];

everywhere("nothing is sent of masked texts, nor of components unseen", async (stage) => {
  for (const [place, text, told] of held) {
    const popup = await stage.driver.popupAfter(() => stage.copyByMenu(place, text));
    await popupReads(popup, told);
    stage.display.press("Escape");
  }
  expect(stage.server.log).toEqual([]);
});

firefoxJourney("a component with a picture is shown first in Firefox too", async ({ stage }) => {
  const markup = inComponent(emoji("🦁"));
  const popup = await stage.driver.popupAfter(() => stage.copyByMenu("markup", markup));
  await popupReads(popup, sentence("wordsMayBeMissing"));
  expect(stage.server.log).toEqual([]);
});

firefoxJourney("nothing is sent of masked words in one of two selections", async ({ stage }) => {
  const markup = `<p>user: deploy</p><p>and</p><p>password: <b style="-webkit-text-security: disc">tulip-4471</b></p>`;
  const { page, at } = await stage.select("markup", markup);
  await page.evaluate(() => {
    const selection = getSelection();
    selection?.removeAllRanges();
    for (const paragraph of document.querySelectorAll("p:nth-of-type(odd)")) {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      selection?.addRange(range);
    }
  });
  const popup = await stage.driver.popupAfter(() => stage.chooseAt(at));
  await popupReads(popup, sentence("partMasked"));
  expect(stage.server.log).toEqual([]);
});

const MANY = Array.from({ length: 200 }, (_, i) => `VAR_${i}=tulip-${(i * 7919) % 10_007}`).join(
  "\n",
);

journey(
  "all that is selected in an editor is sent, and nothing of it replaced",
  async ({ stage }) => {
    for (const editor of ["ace", "codemirror5", "longCodemirror"] as const) {
      const url = stage.pages.editor(editor, `⟦${MANY}⟧`);
      const page = await stage.chromium.open(url);
      const { press } = await stage.pages.shown(url);
      const choices = [() => stage.chooseAt(press), () => pressShortcut(stage, page)];
      for (const choose of choices) {
        const attempt = await attemptAfter(stage, choose);
        expect(attempt, editor).toMatchObject({ state: "shared", draft: { text: MANY } });
        expect(attempt, editor).not.toHaveProperty("place");
      }
    }
  },
);

/** The text behind a link, without using it up. */
async function textBehind({ server }: AnyStage, link: string): Promise<string> {
  const { pathname, hash } = new URL(link);
  const sealed = findSealed(server.stored(pathname.split("/").at(-1) ?? "") ?? "");
  const opened = await open(sealed ?? "", hash.slice(1));
  return opened.state === "open" ? opened.text : opened.state;
}

everywhere("all that is selected in an editor is behind the link", async (stage) => {
  // Not Ace: its field has nothing selected while the menu is open, so Firefox offers no entry of ours over it.
  for (const editor of ["codemirror5", "longCodemirror"] as const) {
    const url = stage.pages.editor(editor, `⟦${MANY}⟧`);
    await stage.driver.open(url);
    const { press } = await stage.pages.shown(url);
    const popup = await stage.driver.popupAfter(() => stage.chooseAt(press));
    await popupReads(popup, sentence("linkCopied"));
    expect(await textBehind(stage, await stage.takeLink()), editor).toBe(MANY);
    expect(await popup.text(), editor).not.toContain(sentence("replaceSelection"));
    stage.display.press("Escape");
  }
});

journey("all that is selected in an editor that draws it is shown first", async ({ stage }) => {
  const url = stage.pages.editor("monaco", `⟦${MANY}⟧`);
  const page = await stage.chromium.open(url);
  await stage.pages.shown(url);
  const attempt = await attemptAfter(stage, () => pressShortcut(stage, page));
  expect(attempt).toMatchObject({ state: "inexact", doubt: "editor", draft: { text: MANY } });
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

journey("a terminal without the focus is not said to have nothing selected", async ({ stage }) => {
  const url = stage.pages.editor("xterm", "⟦tulip-4471⟧");
  const page = await stage.chromium.open(url);
  await stage.pages.shown(url);
  const selected = () => page.evaluate(() => window.place.saved());
  await until("its text is selected", async () => (await selected()).includes("tulip-4471"));
  await pressShortcut(stage, page);
  const popup = await stage.chromium.extensionPage("popup");
  await reads(popup, sentence("noSelection"));
  expect(await textOf(popup)).toContain(sentence("noSelectionAdvice"));
  expect(stage.server.log).toEqual([]);
});
