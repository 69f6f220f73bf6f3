/** The page that opens once, on install, which each stage waits for: by keyboard alone, with choices that are kept, and without a request. */
import type { Page } from "puppeteer-core";
import { describe, expect } from "vitest";
import { everywhere } from "../support/fixture";
import { follow, isChosen, press, reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

/** Presses Tab until a control of this name has the focus. */
async function tabTo({ display }: AnyStage, page: Page, name: string): Promise<void> {
  await until(`the Tab key comes to ${name}`, async () => {
    const before = await page.evaluateHandle(() => document.activeElement);
    display.press("Tab");
    // A key that is still on its way would be pressed twice, and lead past the control.
    await until("the focus has moved", () =>
      page.evaluate((element) => document.activeElement !== element, before),
    );
    return await page.evaluate((wanted) => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0] : at;
      return label?.textContent?.includes(wanted) === true;
    }, name);
  });
}

/** Puppeteer does not hear of a tab that an extension closes in Firefox. */
function isGone(page: Page): Promise<boolean> {
  return page.evaluate(() => false).catch(() => true);
}

describe("on the page of the installation", () => {
  everywhere("choices are made and kept with the keyboard alone", async (stage) => {
    const { driver, display, server } = stage;
    const welcome = await driver.openExtensionPage("welcome");
    await reads(welcome, sentence("welcomeSelect"));
    expect(await isChosen(welcome, sentence("openersExtension"))).toBe(false);
    expect(await isChosen(welcome, sentence("openersBrowser"))).toBe(false);

    await tabTo(stage, welcome, sentence("openersExtension"));
    display.press("Down");
    await until("the other kind is chosen", () => isChosen(welcome, sentence("openersBrowser")));
    await tabTo(stage, welcome, new URL(server.origin).host);
    display.press("Down");
    await until(
      "another server is chosen",
      async () => !(await isChosen(welcome, new URL(server.origin).host)),
    );
    await tabTo(stage, welcome, sentence("done"));
    display.press("Return");
    await until("the page has closed", () => isGone(welcome));

    const options = await driver.openExtensionPage("options");
    expect(await isChosen(options, sentence("openersBrowser"))).toBe(true);
    expect(await isChosen(options, new URL(server.origin).host)).toBe(false);
    expect(server.log).toEqual([]);
  });

  everywhere("all of it may be skipped", async (stage) => {
    const welcome = await stage.driver.openExtensionPage("welcome");
    await press(welcome, sentence("skip"));
    await until("the page has closed", () => isGone(welcome));
    expect(stage.server.log).toEqual([]);
    const link = await stage.linkOf("pre", "as if nothing had been");
    expect(new URL(link).hash).toHaveLength(65);
  });

  everywhere("it leads to a server of one's own", async (stage) => {
    const welcome = await stage.driver.openExtensionPage("welcome");
    await follow(welcome, sentence("ownServerInstead"));
    await reads(welcome, sentence("ownServersHint"));
  });
});
