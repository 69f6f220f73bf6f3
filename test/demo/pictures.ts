/** Pictures of what a person sees, for people to look at. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import type { Page } from "puppeteer-core";
import type { Stage } from "../support/stage";
import { until } from "../support/until";

export interface Pictures {
  /** A page, once as it looks in light and once in dark surroundings. */
  both(page: Page, name: string): Promise<void>;
  /** A part of the screen, `WIDTHxHEIGHT+X+Y`; without ImageMagick the page itself. */
  screen(name: string, page: Page, part: string): Promise<void>;
  /** Whatever is to be seen where a step did not hold. */
  failure(): Promise<void>;
}

const FOLDER = ".output/demo";

const file = (name: string) => `${FOLDER}/${name}.png` as const;

/** Those of the last time are removed. */
export function takePictures({ display, chromium }: Stage): Pictures {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  return {
    async both(page, name) {
      for (const value of ["light", "dark"] as const) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await page.screenshot({ path: file(`${name}-${value}`) });
      }
      await page.emulateMediaFeatures([]);
    },
    async screen(name, page, part) {
      let last: Buffer | undefined;
      await until("nothing on the screen moves any more", () => {
        const before = last;
        display.picture(file(name), part);
        last = existsSync(file(name)) ? readFileSync(file(name)) : undefined;
        return last === undefined || (before !== undefined && last.equals(before));
      });
      if (last === undefined) await page.screenshot({ path: file(name) });
    },
    async failure() {
      display.picture(file("failed"));
      if (existsSync(file("failed"))) return;
      const pages = await chromium.browser.pages();
      for (const [i, page] of pages.entries()) {
        await page.screenshot({ path: file(`failed-${i + 1}`) });
      }
    },
  };
}
