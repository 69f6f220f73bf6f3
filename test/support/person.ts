/** The acts of a person on a page of the extension, and the words that they then read there. */
import type { Page } from "puppeteer-core";
import catalogue from "../../components/public/_locales/en/messages.json";
import { PATIENCE, until } from "./until";

type Role = "button" | "link" | "textbox" | "radio" | "checkbox" | "combobox";

/** Finds a control by the name that a screen reader gives it. */
function control(page: Page, role: Role, name: string) {
  return page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(PATIENCE);
}

export async function press(page: Page, button: string): Promise<void> {
  await control(page, "button", button).click();
}

/** Follows a link to another page, once the link is there. */
export async function follow(page: Page, link: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), control(page, "link", link).click()]);
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

export async function isChosen(page: Page, radio: string): Promise<boolean> {
  return await control(page, "radio", radio)
    .map((element) => element instanceof HTMLInputElement && element.checked)
    .wait();
}

/** Replaces the text in a field, as pasting does: typing takes 20 ms for each letter. */
export async function fill(page: Page, field: string, text: string): Promise<void> {
  await control(page, "textbox", field).fill(text, { typingThreshold: 0 });
}

export async function valueOf(page: Page, field: string): Promise<string> {
  return await control(page, "textbox", field)
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

/** All words on a page. */
export async function textOf(page: Page): Promise<string> {
  return await page.evaluate(() => document.body.innerText);
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
