/** What a page puts in the way of people with assistive technology, a keyboard, or large print, in every look it can have. */
import axe from "axe-core";
import type { Page } from "puppeteer-core";

/** One obstacle: in which look, which rule, and where. */
export type Obstacle = string;

type Look = "light" | "dark" | "200 %" | "right to left";

const looks: readonly Look[] = ["light", "dark", "200 %", "right to left"];

/** What axe finds on the page in each look; and, at 200 %, whether it must be scrolled to the side. */
export async function obstaclesOn(page: Page): Promise<readonly Obstacle[]> {
  const usual = await page.evaluate(() => [innerWidth, innerHeight, document.documentElement.dir]);
  const [width = 0, height = 0, direction = ""] = usual;
  await page.evaluate(axe.source);
  const found: Obstacle[] = [];
  for (const look of looks) {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: look === "dark" ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    if (look === "200 %") await zoom(page, Number(width), Number(height));
    if (look === "right to left") await turn(page, "rtl");
    for (const obstacle of await ask(page)) found.push(`${look}: ${obstacle}`);
    if (look === "200 %") await page.setViewport(null);
    if (look === "right to left") await turn(page, String(direction));
  }
  await page.emulateMediaFeatures([]);
  return found;
}

/** Half as many pixels of the page in each direction, each twice as large. A popup is then as large as Chromium lets it be. */
async function zoom(page: Page, width: number, height: number): Promise<void> {
  const narrowest = Math.min(width, LARGEST_POPUP / 2);
  await page.setViewport({
    width: Math.max(Math.round(width / 2), narrowest),
    height: Math.round(height / 2),
    deviceScaleFactor: 2,
  });
}

/** Pixels of the screen. */
const LARGEST_POPUP = 800;

async function turn(page: Page, direction: string): Promise<void> {
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, direction);
}

async function ask(page: Page): Promise<readonly Obstacle[]> {
  return await page.evaluate(async () => {
    const { violations } = await axe.run(document);
    const rules = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth
      ? [...rules, `${scrollWidth - clientWidth} px too wide`]
      : rules;
  });
}
