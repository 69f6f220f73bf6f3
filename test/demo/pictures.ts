/** Takes pictures of the screen, for people to look at. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import type { Page } from "puppeteer-core";
import type { Stage } from "../support/stage";
import { until } from "../support/until";

export interface Pictures {
  /** Pictures a page twice: in light and in dark surroundings. */
  both(page: Page, name: string): Promise<void>;
  /** A part of the screen, `WIDTHxHEIGHT+X+Y`. */
  screen(name: string, part: string): Promise<void>;
  /** Pictures the screen at a step that did not hold. */
  failure(): void;
}

/** Those of the last time are removed from the folder. */
export function takePictures({ display }: Stage, folder = ".output/demo"): Pictures {
  const file = (name: string) => `${folder}/${name}.png` as const;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    async both(page, name) {
      for (const value of ["light", "dark"] as const) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        await page.screenshot({ path: file(`${name}-${value}`) });
      }
      await page.emulateMediaFeatures([]);
    },
    async screen(name, part) {
      let last: Buffer | undefined;
      await until("nothing on the screen moves any more", () => {
        const before = last;
        display.picture(file(name), part);
        last = readFileSync(file(name));
        return before !== undefined && last.equals(before);
      });
    },
    failure: () => display.picture(file("failed")),
  };
}
