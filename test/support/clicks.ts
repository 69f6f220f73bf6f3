/** Clicks links like any other, and looks at the results. */
import type { Page } from "puppeteer-core";
import { addressOf } from "./person";
import type { AnyStage } from "./stage";
import { until } from "./until";

/** The page of the extension that a tab is led to. */
export const OURS = /^(?:chrome|moz)-extension:\/\/[^/]+\/reveal\.html\?[0-9a-f-]{36}$/;

/** Shows a page with this link, right after a press on it. */
export async function click(stage: AnyStage, link: string, change = ""): Promise<Page> {
  const { pages, driver, display } = stage;
  await clicksAreTaken(stage);
  const url = pages.place("link", link);
  const page = await driver.open(url);
  const { press: at } = await pages.shown(url);
  // The link's element may have other attributes.
  await page.$eval("a", (element, target) => (element.target = target), change);
  display.click(at);
  return page;
}

export async function clicksAreTaken({ driver }: AnyStage): Promise<void> {
  await until("clicks are taken", async () => (await driver.clickRules()) > 0);
}

/** The number of links that wait in tabs of the extension, or are shown there. */
export async function tickets({ driver }: AnyStage): Promise<number> {
  return await driver.evaluate(
    async () =>
      Object.keys(await chrome.storage.session.get()).filter((name) => name.startsWith("ticket:"))
        .length,
  );
}

export async function showsOurs(page: Page): Promise<void> {
  await shows(page, OURS);
}

/** In Firefox, puppeteer's own address of a tab stays behind when the extension leads it elsewhere. */
export async function shows(page: Page, address: RegExp | string): Promise<void> {
  await until(`${address} is shown`, async () => {
    const now = await addressOf(page).catch(() => "");
    return typeof address === "string" ? now === address : address.test(now);
  });
}

/** The requests to the server about this link, its page and all. The popup asks for the receipt by another name. */
export function asked({ server }: AnyStage, link: string, from = 0): readonly string[] {
  return server.log
    .slice(from)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((request) => request.includes(pathOf(link)));
}

export const pathOf = (link: string) => new URL(link).pathname;

/** The request that uses nothing up. */
export const previews = (link: string) => `GET /api/v2/guest${pathOf(link)}`;
