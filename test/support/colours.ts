/** Shows a page of Chromium as in a system of other colours. */
import type { Page } from "puppeteer-core";
import type { Colours } from "./driver";

/** @param colours the colours of a system that moves nothing; the machine has its own if they are absent */
export async function setColours(page: Page, colours?: Colours): Promise<void> {
  await page.emulateMediaFeatures(
    colours === undefined
      ? []
      : [
          { name: "prefers-color-scheme", value: colours },
          { name: "prefers-reduced-motion", value: "reduce" },
        ],
  );
}
