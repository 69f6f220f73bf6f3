/** Each server starts with the terms that were chosen last at it. */
import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import { everywhere } from "../support/fixture";
import { choose, fill, isChosen, press, reads, sentence } from "../support/person";
import type { AnyStage } from "../support/stage";
import { until } from "../support/until";

const HOUR = "3600";
const DAY = "86400";
const WEEK = "604800";

const ANYONE = sentence("openersBrowser");

async function setLifetime(page: Page, seconds: string): Promise<void> {
  await page.locator(`select:has(> option[value="${seconds}"])`).fill(seconds);
}

function lives(page: Page, seconds: string): Promise<boolean> {
  return until(`the lifetime is ${seconds} s`, () =>
    page.$eval(
      "select",
      (field, wanted) => field instanceof HTMLSelectElement && field.value === wanted,
      seconds,
    ),
  );
}

/** Chooses the server in the options, which nobody asks for anything. */
async function goTo(options: Page, server: string): Promise<void> {
  await choose(options, server);
  await until(`${server} is chosen`, () => isChosen(options, server));
}

/** The popup's page in a tab, which both browsers show to a driver. */
async function openForm({ driver }: AnyStage): Promise<Page> {
  const form = await driver.openExtensionPage("popup");
  await reads(form, sentence("createLink"));
  return form;
}

everywhere("a server starts with the terms chosen last at it", async (stage) => {
  const here = new URL(stage.server.origin).host;
  const form = await openForm(stage);
  await lives(form, WEEK);
  await fill(form, sentence("secret"), "for an hour");
  await setLifetime(form, HOUR);
  await choose(form, ANYONE);
  await press(form, sentence("createLink"));
  await reads(form, sentence("linkCopied"));
  await press(form, sentence("createAnother"));
  await form.close();

  const options = await stage.driver.openExtensionPage("options");
  // The defaults, which a right-click takes, are as they were.
  await lives(options, WEEK);
  await goTo(options, "European Union");
  await setLifetime(options, DAY);
  await reads(options, sentence("saved"));
  const elsewhere = await openForm(stage);
  await lives(elsewhere, DAY);
  expect(await isChosen(elsewhere, ANYONE)).toBe(false);
  await elsewhere.close();

  await goTo(options, here);
  const again = await openForm(stage);
  await lives(again, HOUR);
  expect(await isChosen(again, ANYONE)).toBe(true);
  await again.close();
  await goTo(options, "European Union");
  await lives(options, DAY);
});
