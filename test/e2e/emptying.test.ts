/** The clipboard is emptied after a copy of a revealed text, as every other program of the machine sees it. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhereAtOnce, journey } from "../support/fixture";
import { press, reads, sentence, textOf, tick } from "../support/person";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";

const TEXT = "puffin-8842 for a while";

/** Milliseconds. The browser's alarm takes half a minute, and may be late. */
const PATIENCE = 90_000;

async function chooseEmptying({ driver }: AnyStage): Promise<void> {
  const options = await driver.openExtensionPage("options");
  await tick(options, sentence("emptyClipboard"));
  await reads(options, sentence("saved"));
}

/** Reveals a new secret and copies its text. */
async function copyRevealed(stage: AnyStage): Promise<Page> {
  const tab = await stage.openLink(await stage.linkOf("pre", TEXT));
  await press(tab, sentence("revealOnce"));
  await press(tab, sentence("copyText"));
  await until("the text is copied", async () => (await stage.display.clipboard()) === TEXT);
  return tab;
}

async function isToBeEmptied({ chromium }: Stage): Promise<boolean> {
  const worker = await chromium.worker();
  const kept = await worker.evaluate(() => chrome.storage.session.get("clipboardToEmpty"));
  return kept["clipboardToEmpty"] === true;
}

describe("the clipboard", () => {
  everywhereAtOnce("is emptied in time, also when the tab is gone", async (stage) => {
    await chooseEmptying(stage);
    const tab = await copyRevealed(stage);
    await reads(tab, sentence("clipboardEmptied"));
    await tab.close();
    await until(
      "the clipboard is empty",
      async () => (await stage.display.clipboard()) === "",
      PATIENCE,
    );

    // The link can be pasted, too.
    const { page, at } = await stage.select("textarea", "");
    stage.display.click(at);
    stage.display.press("ctrl+v");
    stage.display.type("end");
    const typed = () => page.evaluate(() => document.querySelector("textarea")?.value);
    expect(await until("the next text is typed", async () => (await typed()) || undefined)).toMatch(
      /^e/,
    );
    await stage.linkOf("pre", "the next one");
  });

  journey("is left alone once a link was copied", async ({ stage }) => {
    await chooseEmptying(stage);
    await copyRevealed(stage);
    await until("it is to be emptied", () => isToBeEmptied(stage));
    await stage.linkOf("pre", "the next one");
    await until("it is to be emptied no more", async () => !(await isToBeEmptied(stage)));
  });

  journey("is left alone where nobody chose otherwise", async ({ stage }) => {
    const tab = await copyRevealed(stage);
    await reads(tab, sentence("copied"));
    expect(await textOf(tab)).not.toContain(sentence("clipboardEmptied"));
    expect(await isToBeEmptied(stage)).toBe(false);
  });
});
