/** Finds obstacles in a page for people with assistive technology, a keyboard, or large print, in every look it can have. */
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import type { Driver } from "./driver";
import { wayThrough } from "./keyboard";
import { CONTROLS, has } from "./person";
import { until } from "./until";

/** As `axe.source` leaves it in the page. */
declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** One obstacle: the look, the rule, and the place. */
export type Obstacle = string;

type Look = "light" | "dark" | "200 %" | "right to left";

/** The dark one is the last, so that the colours change once. */
const looks: readonly Look[] = ["light", "200 %", "right to left", "dark"];

/**
 * The rules of axe that a page can break in this look and keep in the light one: dark has other colours; large print and the
 * other direction let other things overflow. axe gives no verdict on the contrast of elements that lie over others.
 */
const RULES: Readonly<Record<Exclude<Look, "light">, readonly string[]>> = {
  dark: ["color-contrast", "link-in-text-block"],
  "200 %": ["scrollable-region-focusable"],
  "right to left": ["scrollable-region-focusable"],
};

/** Reports every obstacle, not only those of the first state. */
export async function passes(driver: Driver, state: string, page: Page): Promise<void> {
  expect.soft(await obstaclesOn(driver, page), state).toEqual([]);
  expect.soft(await namesUnfound(page), state).toEqual([]);
  const { stops, obstacles } = await wayThrough(page);
  expect.soft(obstacles, state).toEqual([]);
  expect.soft(stops.length, state).toBeGreaterThan(0);
}

/** Every fault that axe finds on the page in each look, and any need to scroll to the side. */
export async function obstaclesOn(
  driver: Pick<Driver, "setColours">,
  page: Page,
): Promise<readonly Obstacle[]> {
  const direction = await page.evaluate(() => document.documentElement.dir);
  // Reading it takes longer than what it does.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Chromium zooms no popup, and answers no question about a page that is not ours.
  const isTab = await page.evaluate(
    async () => "tabs" in chrome && (await chrome.tabs.getCurrent()) !== undefined,
  );
  const found: Obstacle[] = [];
  await driver.setColours(page, "light");
  for (const look of isTab ? looks : looks.filter((one) => one !== "200 %")) {
    if (look === "dark") await driver.setColours(page, "dark");
    if (look === "200 %") await zoom(page, 2);
    if (look === "right to left") await turn(page, "rtl");
    const rules = look === "light" ? undefined : RULES[look];
    for (const obstacle of await ask(page, rules)) found.push(`${look}: ${obstacle}`);
    if (look === "200 %") await zoom(page, 1);
    if (look === "right to left") await turn(page, direction);
  }
  await driver.setColours(page);
  return found;
}

/** The names that axe reckons for screen readers, by which the acts of a person do not find their controls. */
async function namesUnfound(page: Page): Promise<readonly string[]> {
  const controls = await page.evaluate((selectors) => {
    const { setup, teardown, commons } = window.axe;
    setup(document);
    const all = selectors.flatMap((selector) =>
      [...document.querySelectorAll(selector)]
        .filter((control) => control.checkVisibility() && !control.matches(":disabled"))
        .map((control) => ({ selector, name: commons.text.accessibleText(control) })),
    );
    teardown();
    return all;
  }, Object.values(CONTROLS));
  const unfound: string[] = [];
  for (const { selector, name } of controls) {
    if (!(await has(page, selector, name))) unfound.push(`${selector}: ${name}`);
  }
  return unfound;
}

/** Zooms as a person does. */
async function zoom(page: Page, factor: number): Promise<void> {
  await page.evaluate((by) => chrome.tabs.setZoom(by), factor);
  await until("the page is zoomed", () =>
    page.evaluate((by) => Math.abs(devicePixelRatio - by) < 0.01, factor),
  );
}

async function turn(page: Page, direction: string): Promise<void> {
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, direction);
}

/** @param only all of axe's rules if absent */
async function ask(page: Page, only?: readonly string[]): Promise<readonly Obstacle[]> {
  return await page.evaluate(async (names) => {
    const { violations } = await window.axe.run(
      document,
      names === undefined ? {} : { runOnly: [...names] },
    );
    const rules = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth
      ? [...rules, `${scrollWidth - clientWidth} px too wide`]
      : rules;
  }, only);
}
