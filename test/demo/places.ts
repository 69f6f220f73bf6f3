/** Finds the place of a page's element on the screen. */
import type { Page } from "puppeteer-core";
import type { Point } from "../support/display";

/** In pixels of the screen. */
export interface Spot {
  /** Before its first character. */
  readonly from: Point;
  /** On its first line. */
  readonly on: Point;
  /** Behind its last character. */
  readonly to: Point;
}

/** The spot of an element's text, or of the element itself if it has none; scrolled into view. */
export async function spotOf(page: Page, selector: string): Promise<Spot> {
  return await page
    .locator(selector)
    .map((element) => {
      element.scrollIntoView({ block: "center" });
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = [...range.getClientRects()];
      const first = lines[0] ?? element.getBoundingClientRect();
      const last = lines.at(-1) ?? first;
      // Chromium has no border below the page.
      const top = screenY + outerHeight - innerHeight;
      const at = (x: number, { y, height }: DOMRect) => ({
        x: Math.round(screenX + x),
        y: Math.round(top + y + height / 2),
      });
      return {
        from: at(first.left, first),
        on: at(first.left + 20, first),
        to: at(last.right + 3, last),
      };
    })
    .wait();
}
