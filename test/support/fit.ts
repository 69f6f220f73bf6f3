/** Finds words for which a page has no room. */
import type { Page } from "puppeteer-core";
import { until } from "./until";

/** The damage of large print to a page: words that are broken, and words that the button at the foot of a form covers. */
export async function largeMisfitsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
    scrollTo(0, 0);
  });
  await until("the popup has grown with its words", () =>
    page.evaluate(
      () => innerWidth >= (document.querySelector<HTMLElement>(".popup")?.offsetWidth ?? 0),
    ),
  );
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const words: { readonly word: string; readonly lines: readonly DOMRect[] }[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const { parentElement } = node;
      // Addresses and texts of others may be broken anywhere. Japanese has no blanks between its words.
      if (parentElement?.closest("bdi, code, pre, .unseen, option, textarea")) continue;
      if (!parentElement?.checkVisibility()) continue;
      for (const { 0: word, index } of (node.nodeValue ?? "").matchAll(/[^\s\-\u2010-\u2015]+/g)) {
        if (/[./:@]\w/.test(word)) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        // Firefox gives signs that are not seen, as those of a direction, a line of their own.
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        words.push({ word, lines });
      }
    }
    const broken = words.filter(
      ({ lines }) =>
        root.lang !== "ja" && new Set(lines.map(({ top }) => Math.round(top))).size > 1,
    );
    const button = document.querySelector("form > .primary");
    const { top = 0, bottom = 0 } = button?.getBoundingClientRect() ?? {};
    const others = words.filter(({ word }) => !button?.textContent?.includes(word));
    const covered = others.filter(({ lines }) =>
      lines.some((line) => line.bottom > top + 1 && line.top < bottom - 1),
    );
    const aside = root.scrollWidth - root.clientWidth;
    return [
      ...(aside > 0 ? [`${aside} px too wide`] : []),
      ...broken.map(({ word }) => `broken: ${word}`),
      ...covered.map(({ word }) => `covered: ${word}`),
    ];
  });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
  return found;
}

/** Elements that stand out of the page, are cut, or do not show all of their placeholder: each with its name and its words. */
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
    // Only blocks have a width of their own. An ellipsis at the end is there on purpose, since that text is not ours to shorten.
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
