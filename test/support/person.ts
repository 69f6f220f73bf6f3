/** The acts of a person on a page of the extension, and the words that they then read there. */
import type { Page } from "puppeteer-core";
import catalogue from "../../components/public/_locales/en/messages.json";
import type { Point } from "./display";
import { until } from "./until";

/** The controls of each role that a screen reader tells. */
export const CONTROLS = {
  button: "button",
  link: "a[href]",
  radio: "input[type=radio]",
  checkbox: "input[type=checkbox]",
  combobox: "select",
  textbox: "textarea, input:not([type=radio], [type=checkbox], [type=file])",
  summary: "summary",
} as const;

/** A control, and the place where it is looked for. */
interface Control {
  readonly role: keyof typeof CONTROLS;
  /** The name that a screen reader gives it. */
  readonly name: string;
  /** A selector; the whole page if absent. */
  readonly within?: string;
  /** The name of the list item with it; anywhere if absent. */
  readonly item?: string;
}

export async function press(page: Page, button: string): Promise<void> {
  await click(page, { role: "button", name: button });
}

/** Follows a link to another page, once the link is there. Firefox reports no navigation between pages of extensions. */
export async function follow(page: Page, link: string): Promise<void> {
  const before = await addressOf(page);
  await click(page, { role: "link", name: link });
  await until("the other page is there", () =>
    page
      .evaluate((from) => location.href !== from && document.readyState === "complete", before)
      .catch(() => false),
  );
}

/** Presses one of several buttons of the same name: the one in the list item of this name. */
export async function pressIn(page: Page, item: string, button: string): Promise<void> {
  await click(page, { role: "button", name: button, item });
}

/** Says yes to the question that the page asks. */
export async function confirm(page: Page, button: string): Promise<void> {
  await click(page, { role: "button", name: button, within: "fieldset" });
}

export async function choose(page: Page, radio: string): Promise<void> {
  await click(page, { role: "radio", name: radio });
}

export async function tick(page: Page, checkbox: string): Promise<void> {
  await click(page, { role: "checkbox", name: checkbox });
}

/** Unfolds a part of the page that is folded away. */
export async function unfold(page: Page, summary: string): Promise<void> {
  await click(page, { role: "summary", name: summary });
}

/** Chooses the entry of a list by its value. */
export async function select(page: Page, list: string, value: string): Promise<void> {
  await reached(page, { role: "combobox", name: list }, value);
}

/** Replaces the text in a field, as pasting does: typing takes 20 ms for each letter. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
  await reached(page, { role: "textbox", name: field }, text);
}

export async function isChosen(page: Page, radio: string): Promise<boolean> {
  return (await reached(page, { role: "radio", name: radio })).checked;
}

export async function isTicked(page: Page, checkbox: string): Promise<boolean> {
  return (await reached(page, { role: "checkbox", name: checkbox })).checked;
}

export async function valueOf(page: Page, field: string): Promise<string> {
  return (await reached(page, { role: "textbox", name: field })).value;
}

/** Presses a control, and again if the press met something else: a page may set its parts anew at any moment. */
async function click(page: Page, control: Control): Promise<void> {
  await until(`"${control.name}" is pressed`, async () => {
    const { middle, atRest } = await reached(page, control);
    if (!atRest) return false;
    await page.mouse.click(middle.x, middle.y);
    // A press may close the page, or lead to another one.
    return (await page.evaluate(() => window.pressed).catch(() => undefined)) !== false;
  });
}

/** True if the acts above find a control by this name among those of a selector. */
export async function has(page: Page, selector: string, name: string): Promise<boolean> {
  return (await page.evaluate(reach, { selector, name })) !== undefined;
}

declare global {
  interface Window {
    /** True once a press has met the control that {@link reach} found last. */
    pressed?: boolean;
  }
}

/** A control that is shown and takes input. */
interface Reached {
  /** In pixels of the page's window. */
  readonly middle: Point;
  /** False where it moved between two frames, as after it was scrolled into sight. */
  readonly atRest: boolean;
  readonly value: string;
  readonly checked: boolean;
}

/**
 * Waits for a control, and brings it into sight. Not by the browser's own tree of accessibility: Firefox builds that anew for
 * each question, in half a second.
 *
 * @param value is given to a field or a list
 */
async function reached(page: Page, { role, ...rest }: Control, value?: string): Promise<Reached> {
  const wanted = { selector: CONTROLS[role], ...rest };
  return await until(`"${rest.name}" can be used`, () =>
    page.evaluate(reach, wanted, value).catch(() => undefined),
  );
}

/** Runs in the page. */
async function reach(
  wanted: Omit<Control, "role"> & { readonly selector: string },
  value?: string,
): Promise<Reached | undefined> {
  const { selector, name, within = ":root", item } = wanted;
  const found = [...document.querySelectorAll<HTMLElement>(within)]
    .flatMap((part) => [...part.querySelectorAll<HTMLElement>(selector)])
    .find((control) => named(control) === name && (item === undefined || isIn(control, item)));
  if (!found || found.matches(":disabled") || !found.checkVisibility()) return undefined;
  found.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  if (value !== undefined && "value" in found) {
    found.focus();
    found.value = value;
    for (const type of ["input", "change"])
      found.dispatchEvent(new InputEvent(type, { bubbles: true }));
  }
  const before = middleOf(found);
  if (document.visibilityState === "visible") {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const middle = middleOf(found);
  window.pressed = false;
  const note = ({ target }: Event) => {
    const met = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
    window.pressed = met !== null && named(met) === name;
  };
  document.addEventListener("click", note, { capture: true, once: true });
  return {
    middle,
    atRest: middle.x === before.x && middle.y === before.y,
    value: "value" in found ? String(found.value) : "",
    checked: found.matches(":checked"),
  };

  function middleOf(element: HTMLElement): Point {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  /** Its name by the rules for HTML (https://www.w3.org/TR/html-aam-1.0/), as far as these pages use them. */
  function named(element: HTMLElement): string {
    const labels = "labels" in element && element.labels instanceof NodeList ? element.labels : [];
    const by = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const words = by.map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
    const [label] = [...labels].filter((one) => one instanceof HTMLElement);
    const own = words || (element.ariaLabel ?? label?.innerText ?? element.innerText);
    return own.replaceAll(/\s+/gu, " ").trim();
  }

  function isIn(element: HTMLElement, title: string): boolean {
    const row = element.closest("li");
    return row !== null && named(row) === title;
  }
}

/** Waits until a page shows this text somewhere. */
export async function reads(page: Page, text: string): Promise<void> {
  await until(`the page shows "${text}"`, async () => (await textOf(page)).includes(text));
}

/** Loads the page anew. Puppeteer would wait in vain for Firefox, which reports no load of pages of extensions. */
export async function reload(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { before: true }));
  await page.evaluate(() => location.reload());
  await until("it is loaded anew", () =>
    page.evaluate(() => !("before" in window)).catch(() => false),
  );
}

/** The address of a page: puppeteer's own stays behind in Firefox. */
export async function addressOf(page: Page): Promise<string> {
  return await page.evaluate(() => location.href);
}

/** Waits until a page shows something and is alive: popup and reveal tab are painted before. */
export async function comesAlive(page: Page): Promise<void> {
  await until("the page shows something and is alive", () =>
    page
      .evaluate(
        () =>
          document.querySelector("[data-shell]") === null && document.body.innerText.trim() !== "",
      )
      // It has only begun to load.
      .catch(() => false),
  );
}

/** All words on a page; none while it has only begun to load. */
export async function textOf(page: Page): Promise<string> {
  return await page.evaluate(() => document.querySelector("body")?.innerText ?? "");
}

/**
 * A sentence of the interface, whatever its wording. Without its arguments, the longest part between them.
 */
export function sentence(key: keyof typeof catalogue, ...args: readonly string[]): string {
  const { message } = catalogue[key];
  if (args.length > 0) return filled(key, args);
  const parts = message.split(/\$\w+\$/).map((part) => part.trim());
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
}

function filled(key: keyof typeof catalogue, args: readonly string[]): string {
  const entry: { readonly message: string; readonly placeholders?: Placeholders } = catalogue[key];
  return entry.message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
    const number = Number(entry.placeholders?.[name.toLowerCase()]?.content.slice(1));
    return args[number - 1] ?? "";
  });
}

type Placeholders = Readonly<Record<string, { readonly content: string }>>;
