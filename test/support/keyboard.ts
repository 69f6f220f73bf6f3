/** Goes through a page with the Tab key alone, from its beginning to its end. */
import type { Page } from "puppeteer-core";

/** The controls of a page for somebody with a mouse. A group of radio buttons is one stop. */
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

export interface Way {
  /** The element with the focus after each press, by name. */
  readonly stops: readonly string[];
  /** Controls that the key never reaches, that don't show its arrival, or that stand above the one before. */
  readonly obstacles: readonly string[];
}

export async function wayThrough(page: Page): Promise<Way> {
  const count = await page.evaluate(begin, CONTROLS);
  const stops: string[] = [];
  const obstacles: string[] = [];
  // No press after the last stop: it leads to Firefox's own bars, which keep the keyboard.
  while (stops.length < count) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (stop === undefined) break;
    stops.push(stop.name);
    obstacles.push(...stop.obstacles);
  }
  obstacles.push(...(await page.evaluate(missed)));
  return { stops, obstacles };
}

/** The values that the functions below, which run in the page, hand each other. */
declare global {
  interface Window {
    waiting: Set<Element>;
    before: DOMRect | undefined;
  }
}

/** Gives the number of stops. */
function begin(controls: string): number {
  const isOffered = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(":disabled, [tabindex='-1']") &&
    // A group counts by its chosen button, or else by its first.
    (!(element instanceof HTMLInputElement && element.type === "radio") ||
      element ===
        (document.querySelector(`input[type=radio][name="${element.name}"]:checked`) ??
          document.querySelector(`input[type=radio][name="${element.name}"]:enabled`)));
  window.waiting = new Set([...document.querySelectorAll(controls)].filter(isOffered));
  window.before = undefined;
  // From the very beginning, wherever the focus was.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  return window.waiting.size;
}

function look(): { readonly name: string; readonly obstacles: readonly string[] } | undefined {
  const stop = document.activeElement;
  if (!document.hasFocus() || !(stop instanceof HTMLElement) || !window.waiting.delete(stop)) {
    return undefined;
  }
  const labels = "labels" in stop && stop.labels instanceof NodeList ? [...stop.labels] : [];
  const name =
    stop.ariaLabel ??
    (labels.map((label) => label.textContent).join(" ") || stop.innerText || stop.id);
  const around = [
    stop,
    stop.parentElement,
    stop.parentElement?.parentElement,
    stop.nextElementSibling,
  ];
  const appearance = () =>
    around
      .filter((element) => element instanceof Element)
      .map((element) => getComputedStyle(element))
      .map(({ outlineWidth, outlineStyle, outline, boxShadow, border, background }) => {
        const outlined = outlineStyle !== "none" && outlineWidth !== "0px";
        return [outlined ? outline : "", boxShadow, border, background].join();
      })
      .join();
  const focused = appearance();
  stop.blur();
  const shows = focused !== appearance();
  stop.focus();
  const { x, y, width, height } = stop.getBoundingClientRect();
  const box = new DOMRect(x + scrollX, y + scrollY, width, height);
  const { before } = window;
  const climbs =
    before !== undefined &&
    box.bottom <= before.top &&
    // People read columns one after the other.
    box.left < before.right &&
    before.left < box.right;
  window.before = box;
  return {
    name,
    obstacles: [
      ...(shows ? [] : [`"${name}" does not show that it has the focus`]),
      ...(climbs ? [`"${name}" stands above the one before it`] : []),
    ],
  };
}

function missed(): readonly string[] {
  return [...window.waiting].map((element) => `never comes to ${element.outerHTML}`);
}
