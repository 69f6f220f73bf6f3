/** The acts of a person on a page of the extension, and the words that they then read there. */
import { Locator, type Page } from "puppeteer-core";
import catalogue from "../../components/public/_locales/en/messages.json";
import { PATIENCE, until } from "./until";

type Role = "button" | "link" | "radio" | "checkbox" | "combobox";

/** Finds a control by the name that a screen reader gives it. */
function control(page: Page, role: Role, name: string) {
  return page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(PATIENCE);
}

export async function press(page: Page, button: string): Promise<void> {
  await control(page, "button", button).click();
}

/** Follows a link to another page, once the link is there. Firefox reports no navigation between pages of extensions. */
export async function follow(page: Page, link: string): Promise<void> {
  const before = await addressOf(page);
  await control(page, "link", link).click();
  await until("the other page is there", () =>
    page
      .evaluate((from) => location.href !== from && document.readyState === "complete", before)
      .catch(() => false),
  );
}

/** Presses one of several buttons of the same name: the one in the list item of this name. */
export async function pressIn(page: Page, item: string, button: string): Promise<void> {
  const within = `::-p-aria([name="${item}"][role="listitem"])`;
  await page.locator(`${within} ::-p-aria([name="${button}"][role="button"])`).click();
}

/** Says yes to the question that the page asks. */
export async function confirm(page: Page, button: string): Promise<void> {
  await page.locator(`fieldset ::-p-aria([name="${button}"][role="button"])`).click();
}

export async function choose(page: Page, radio: string): Promise<void> {
  await control(page, "radio", radio).click();
}

export async function tick(page: Page, checkbox: string): Promise<void> {
  await control(page, "checkbox", checkbox).click();
}

/** Chooses the entry of a list by its value. */
export async function select(page: Page, list: string, value: string): Promise<void> {
  await control(page, "combobox", list).fill(value);
}

/** Opens a part of the page that is folded away. */
export async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator(`summary ::-p-text(${summary})`).setTimeout(PATIENCE).click();
}

export async function isChosen(page: Page, radio: string): Promise<boolean> {
  return await control(page, "radio", radio)
    .map((element) => element instanceof HTMLInputElement && element.checked)
    .wait();
}

/**
 * Finds a field by its label. To Firefox, a field for passwords has no role. Not by one selector for both, which puppeteer would
 * ask the page for by a function of its own: a page of an extension that was loaded anew lacks it there.
 */
function textBox(page: Page, label: string) {
  const hidden = `//input[@type="password"][@id=//label[normalize-space()="${label}"]/@for]`;
  const boxes = [`::-p-aria([name="${label}"][role="textbox"])`, `::-p-xpath(${hidden})`];
  return Locator.race(boxes.map((box) => page.locator(box))).setTimeout(PATIENCE);
}

/** Replaces the text in a field, as pasting does: typing takes 20 ms for each letter. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
  await textBox(page, field).fill(text, { typingThreshold: 0 });
}

export async function valueOf(page: Page, field: string): Promise<string> {
  return await textBox(page, field)
    .map((element) =>
      element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
        ? element.value
        : "",
    )
    .wait();
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
