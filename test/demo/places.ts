/** Where on the screen something of a page is. */
import type { Page } from "puppeteer-core";
import type { Point } from "../support/display";

/** From before the first character of an element to behind its last, in pixels of the screen; scrolled into view. */
export async function linesOnScreen(
  page: Page,
  selector: string,
): Promise<{ readonly from: Point; readonly to: Point }> {
  return await page
    .locator(selector)
    .map((element) => {
      element.scrollIntoView({ block: "center" });
      const range = document.createRange();
      range.selectNodeContents(element);
      const boxes = [...range.getClientRects()];
      const left = screenX;
      // Chromium has no border below the page.
      const top = screenY + outerHeight - innerHeight;
      const middle = (box: DOMRect | undefined) => top + (box ? box.top + box.height / 2 : 0);
      const [first] = boxes;
      const last = boxes.at(-1);
      return {
        from: { x: Math.round(left + (first?.left ?? 0)), y: Math.round(middle(first)) },
        to: { x: Math.round(left + (last?.right ?? 0)) + 3, y: Math.round(middle(last)) },
      };
    })
    .wait();
}
