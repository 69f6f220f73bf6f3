/** The popup is painted before it knows anything: nothing typed meanwhile is lost, nothing moves, and nothing is shown that is not so. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhere, firefoxJourney, journey, onlyChromium } from "../support/fixture";
import { boxesOn, isAlive, openHeldPopup } from "../support/held-popup";
import {
  addressOf,
  choose,
  fill,
  isChosen,
  press,
  reads,
  sentence,
  textOf,
  valueOf,
} from "../support/person";
import { picture } from "../support/picture";
import type { AnyStage, Stage } from "../support/stage";
import { until } from "../support/until";

/** Firefox runs no script of a driver in a page of an extension before the page's own. */
const NOT_HELD = "no driver holds its page before the form is alive";

/** The address that the toolbar's button opens. */
async function popupOf({ driver }: AnyStage): Promise<string> {
  return new URL(await driver.evaluate(() => chrome.action.getPopup({}))).search;
}

async function hasCaret(page: Page): Promise<boolean> {
  return await page.evaluate(
    () => document.hasFocus() && document.activeElement?.localName === "textarea",
  );
}

describe("keys that are typed at once", () => {
  journey("stay in the popup of the toolbar button, in Chromium", async ({ stage }) => {
    const { chromium, display } = stage;
    const page = await chromium.open(stage.pages.plain);
    const opening = chromium.pressToolbarButton(page);
    const popup = await chromium.extensionPage("popup");
    await until("the caret is in the text box", () => hasCaret(popup));
    display.type("typed at once");
    await opening;
    await until("it is there", async () => (await valueOf(popup, "Secret")) === "typed at once");
    expect(new URL(popup.url()).search).toBe("?empty");
    await popup.close();
    const again = await chromium.pressToolbarButton(page);
    expect(await valueOf(again, "Secret")).toBe("typed at once");
    expect(new URL(again.url()).search).toBe("");
  });

  firefoxJourney("stay in the popup, in Firefox", async ({ stage }) => {
    const { driver, display } = stage;
    await driver.open(stage.pages.plain);
    await driver.evaluate(() => chrome.action.openPopup());
    await until("the caret is in the text box", () =>
      driver.evaluate(() =>
        chrome.extension
          .getViews({ type: "popup" })
          .some(
            ({ document }) =>
              document.hasFocus() && document.activeElement?.localName === "textarea",
          ),
      ),
    );
    display.type("typed at once");
    await until("it is there", () =>
      driver.evaluate(() =>
        chrome.extension
          .getViews({ type: "popup" })
          .some(({ document }) => document.querySelector("textarea")?.value === "typed at once"),
      ),
    );
    const again = await stage.openPopup();
    expect(await valueOf(again, "Secret")).toBe("typed at once");
  });

  onlyChromium("stay where they were typed before the form was alive", NOT_HELD, async (stage) => {
    const popup = await openHeldPopup(stage);
    const { page } = popup;
    await until("the caret is in the text box", () => hasCaret(page));
    stage.display.type("tulip");
    await until("it is there", async () => (await valueOf(page, "Secret")) === "tulip");
    stage.display.press("Home");
    await popup.release();
    stage.display.type("red ");
    await until("they stand together", async () => (await valueOf(page, "Secret")) === "red tulip");
    stage.display.press("ctrl+Return");
    const link = await stage.takeLink();
    expect(await stage.reveal(link)).toBe("red tulip");
  });

  onlyChromium(
    "send the text once the form is alive, with the terms chosen meanwhile",
    NOT_HELD,
    async (stage) => {
      const popup = await openHeldPopup(stage);
      const { page } = popup;
      await until("the caret is in the text box", () => hasCaret(page));
      stage.display.type("for Ana");
      await choose(page, "Anyone with a browser");
      await fill(page, "Note to self", "Ana's");
      stage.display.press("ctrl+Return");
      await until("the press is noted", () =>
        page.evaluate(() => document.querySelector("[data-pressed]") !== null),
      );
      expect(stage.created()).toEqual([]);
      await popup.release();
      const link = await stage.takeLink();
      expect(new URL(link).hash).toBe("");
      await reads(page, "Ana's");
      expect(stage.created()).toHaveLength(1);
    },
  );
});

describe("nothing moves as the form comes to life", () => {
  for (const language of ["en", "de", "fr", "es", "pt_BR", "ja", "ar"]) {
    const staysInPlace = async (stage: Stage) => {
      const popup = await openHeldPopup(stage);
      const { page } = popup;
      const before = await boxesOn(page);
      await picture(page, `shell-${language}`);
      expect(await textOf(page)).not.toMatch(/127\.0\.0\.1|__MSG/);
      await popup.release();
      await picture(page, `form-${language}`);
      expect(await boxesOn(page)).toEqual(before);
    };
    onlyChromium(`in ${language}`, NOT_HELD, staysInPlace, { language });
  }

  onlyChromium("in the popup itself", "it tells no page what has moved", async (stage) => {
    const popup = await stage.openPopup();
    const moved = await popup.evaluate(
      () =>
        new Promise<unknown[]>((resolve) => {
          const seen: unknown[] = [];
          new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({
            type: "layout-shift",
            buffered: true,
          });
          setTimeout(() => resolve(seen), 500);
        }),
    );
    expect(moved).toEqual([]);
  });
});

describe("no form is painted", () => {
  everywhere("while something else waits in the popup", async (stage) => {
    await until("an empty form is expected", async () => (await popupOf(stage)) === "?empty");
    const popup = await stage.driver.popupPageAfter(() => stage.copyByMenu("pre", "tulip-4471"));
    await reads(popup, sentence("linkCopied"));
    expect(new URL(await addressOf(popup)).search).toBe("");
    expect(await popupOf(stage)).toBe("");
    await press(popup, "Create another");
    await until("an empty form is expected again", async () => (await popupOf(stage)) === "?empty");
  });

  everywhere("with settings that give the form another shape", async (stage) => {
    await until("an empty form is expected", async () => (await popupOf(stage)) === "?empty");
    const options = await stage.driver.openExtensionPage("options");
    await reads(options, sentence("whereSecretsGo"));
    await options.evaluate(async (service) => {
      const { settings } = await chrome.storage.local.get<{ settings?: object }>();
      await chrome.storage.local.set({ settings: { ...settings, server: service } });
    }, "https://privatebin.net");
    await stage.driver.rest();
    await options.evaluate(() =>
      chrome.runtime.sendMessage({ channel: "background", name: "opened" }),
    );
    await until("no form is expected", async () => (await popupOf(stage)) === "");
  });
});

firefoxJourney("Firefox paints the form and brings it to life", async ({ stage }) => {
  const { driver } = stage;
  const plain = await driver.openExtensionPage("popup");
  const address = await until("its address is known", () =>
    plain.evaluate(() => location.protocol === "moz-extension:" && location.href),
  );
  const page = await driver.open(`${address}?empty`);
  await until("the form is alive", () => isAlive(page));
  expect(await isChosen(page, "People with Secret Links")).toBe(true);
});
