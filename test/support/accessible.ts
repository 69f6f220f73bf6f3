/** What a page puts in the way of people with assistive technology, a keyboard, or large print, in every look it can have. */
import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { until } from "./until";

/** As `axe.source` leaves it in the page. */
declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** One obstacle: in which look, which rule, and where. */
export type Obstacle = string;

type Look = "light" | "dark" | "200 %" | "right to left";

const looks: readonly Look[] = ["light", "dark", "200 %", "right to left"];

/** What axe finds on the page in each look; and, at 200 %, whether it must be scrolled to the side. */
export async function obstaclesOn(page: Page): Promise<readonly Obstacle[]> {
  const direction = await page.evaluate(() => document.documentElement.dir);
  await page.evaluate(axe.source);
  // Chromium zooms no popup; and of what is no page of ours, nobody can ask it.
  const isTab = await page.evaluate(
    async () => "tabs" in chrome && (await chrome.tabs.getCurrent()) !== undefined,
  );
  const found: Obstacle[] = [];
  for (const look of isTab ? looks : looks.filter((one) => one !== "200 %")) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: look === "dark" ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    if (look === "200 %") await zoom(page, 2);
    if (look === "right to left") await turn(page, "rtl");
    for (const obstacle of await ask(page)) found.push(`${look}: ${obstacle}`);
    if (look === "200 %") await zoom(page, 1);
    if (look === "right to left") await turn(page, direction);
  }
  await page.emulateMediaFeatures([]);
  return found;
}

/** As a person does. */
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

async function ask(page: Page): Promise<readonly Obstacle[]> {
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    const rules = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth
      ? [...rules, `${scrollWidth - clientWidth} px too wide`]
      : rules;
  });
}
