/** Whether a page has room for its words. */
import type { Page } from "puppeteer-core";

/** What stands out of the page, is cut, or does not show all of its placeholder: what it is, and what it says. */
export async function misfitsOn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement;
    const named = (element: Element, what: string) =>
      `${element.tagName.toLowerCase()} ${what}: ${element.textContent}`;
    const shown = [...document.body.querySelectorAll("*")].filter(
      (element) => element.checkVisibility() && element.closest(".unseen, svg") === null,
    );
    const outside = shown.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > root.clientWidth + 1;
    });
    // Only blocks have a width of their own. What ends in an ellipsis does so on purpose, as it is not ours to shorten.
    const cut = shown.filter(
      (element) =>
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).textOverflow !== "ellipsis" &&
        !element.matches("input, textarea, select, pre"),
    );
    const pen = document.createElement("canvas").getContext("2d");
    const short = [...document.querySelectorAll("input")].filter((field) => {
      const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(field);
      if (pen === null) throw new Error("Nothing can be measured");
      pen.font = font;
      const room =
        field.clientWidth -
        Number.parseFloat(paddingInlineStart) -
        Number.parseFloat(paddingInlineEnd);
      return pen.measureText(field.placeholder).width > room;
    });
    return [
      ...(root.scrollWidth > root.clientWidth ? ["the page scrolls to the side"] : []),
      ...outside.map((element) => named(element, "stands out")),
      ...cut.map((element) => named(element, "is cut")),
      ...short.map(({ placeholder }) => `no room for the placeholder: ${placeholder}`),
    ];
  });
}
