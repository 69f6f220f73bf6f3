/** The popup's page with its painted form, which comes to life when a journey says so: on a fast machine it is alive at once. */
import type { Page } from "puppeteer-core";
import type { Stage } from "./stage";
import { until } from "./until";

export interface HeldPopup {
  readonly page: Page;
  /** Lets the page know what it waits for: its form is alive then. */
  release(): Promise<void>;
}

declare global {
  var release: (() => void) | undefined;
}

/** In a tab, which looks as the popup does. */
export async function openHeldPopup({ chromium }: Stage): Promise<HeldPopup> {
  const page = await chromium.openExtensionPage("popup");
  await page.evaluateOnNewDocument(() => {
    // The page asks for its tab, and a popup has none.
    const getCurrent = () =>
      new Promise<undefined>((resolve) => {
        globalThis.release = () => resolve(undefined);
      });
    for (const { tabs } of [chrome, globalThis.browser])
      Reflect.set(tabs, "getCurrent", getCurrent);
  });
  await page.goto(`${page.url()}?empty`);
  await until("it waits", () => page.evaluate(() => globalThis.release !== undefined));
  return {
    page,
    async release() {
      await page.evaluate(() => globalThis.release?.());
      await until("the form is alive", () => isAlive(page));
    },
  };
}

/** True once the page listens to its person. */
export async function isAlive(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.querySelector("[data-shell], template") === null);
}

/** The places of everything that a person sees in the form, by their names. */
export async function boxesOn(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  return await page.evaluate(() =>
    Object.fromEntries(
      [
        ...document.querySelectorAll(
          "h1, label, .label, textarea, input, select, form .hint, button",
        ),
      ]
        .filter(
          (element) => element.getClientRects().length > 0 && element.closest(".receipts") === null,
        )
        .map((element, index) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const name = `${index} ${element.localName} ${element.className}`;
          return [name, [x, y, width, height].map((one) => Math.round(one * 10) / 10)];
        }),
    ),
  );
}
