/** Takes pictures of journeys, for people to look at: `PICTURES=yes npm run e2e`. They take time and check nothing. */
import { mkdirSync } from "node:fs";
import type { Page } from "puppeteer-core";

const FOLDER = ".output/pictures";

/** True if pictures are wanted. */
export const pictures = process.env["PICTURES"] === "yes";

export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  // "firefox/153.8.0"
  const [browser] = (await page.browser().version()).toLowerCase().split("/");
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}-${browser}.png` });
}
