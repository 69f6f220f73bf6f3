/** The clipboard is emptied after a copy of a revealed text, as every other program of the machine sees it. */
import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import { everywhere } from "../support/fixture";
import { press, reads, sentence, textOf, tick } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const TEXT = "puffin-8842 for a while";

async function copyRevealed({ display }: AnyStage, tab: Page): Promise<void> {
  await display.clearClipboard();
  await tab.bringToFront();
  await press(tab, sentence("copyText"));
  await until("the text is copied", async () => (await display.clipboard()) === TEXT);
}

/** @param ours any page of the extension */
async function isToBeEmptied(ours: Page): Promise<boolean> {
  const kept = await ours.evaluate(() => chrome.storage.session.get("clipboardToEmpty"));
  return kept["clipboardToEmpty"] === true;
}

/** Has the alarm ring now that is due in half a minute. */
async function hurry(ours: Page): Promise<void> {
  await until("the alarm is set", () =>
    ours.evaluate(async () => {
      const set = await chrome.alarms.get("empty-clipboard");
      if (set !== undefined) await chrome.alarms.create(set.name, { when: 1 });
      return set !== undefined;
    }),
  );
}

everywhere("the clipboard is emptied of a revealed text if a person chose so", async (stage) => {
  const { driver, display } = stage;
  const tab = await stage.openLink(await stage.linkOf("pre", TEXT));
  await press(tab, sentence("revealOnce"));

  // Nobody chose so.
  await copyRevealed(stage, tab);
  await reads(tab, sentence("copied"));
  expect(await textOf(tab)).not.toContain(sentence("clipboardEmptied"));
  const options = await driver.openExtensionPage("options");
  await tick(options, sentence("emptyClipboard"));
  await reads(options, sentence("saved"));
  expect(await isToBeEmptied(options)).toBe(false);

  // A link that is copied later is left alone.
  await copyRevealed(stage, tab);
  await reads(tab, sentence("clipboardEmptied"));
  await until("it is to be emptied", () => isToBeEmptied(options));
  // The popup may open before the link takes the text's place.
  await display.clearClipboard();
  await stage.linkOf("pre", "the next one");
  await until("it is to be emptied no more", async () => !(await isToBeEmptied(options)));

  // The tab may be gone.
  await copyRevealed(stage, tab);
  await tab.close();
  await hurry(options);
  await until("the clipboard is empty", async () => (await display.clipboard()) === "");

  // The link can be pasted, too.
  const { page, at } = await stage.select("textarea", "");
  display.click(at);
  display.press("ctrl+v");
  display.type("end");
  const typed = () => page.evaluate(() => document.querySelector("textarea")?.value);
  expect(await until("the next text is typed", async () => (await typed()) || undefined)).toMatch(
    /^e/,
  );
  await stage.linkOf("pre", "the next one");
});
