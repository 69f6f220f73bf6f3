/** Chooses "Copy one-time link" on a selection as a person does, and gives the attempt that follows. */
import type { Page } from "puppeteer-core";
import type { Attempt } from "../../lib/sharing/attempt";
import type { Point } from "./display";
import type { AnyStage } from "./stage";
import { until } from "./until";

export const SHORTCUT = "alt+shift+l";

/** Presses the shortcut over this page, once the page or one of its frames has the keyboard, and no popup is about to close. */
export async function pressShortcut({ display }: AnyStage, page: Page): Promise<void> {
  await until("the page has the keyboard", async () => {
    const focused = page
      .frames()
      .map((frame) =>
        frame.evaluate(
          () => document.hasFocus() && !(document.activeElement instanceof HTMLIFrameElement),
        ),
      );
    return (await Promise.all(focused)).includes(true);
  });
  display.press(SHORTCUT);
}

/** A tab to choose "Copy one-time link" in, again and again. */
export interface Chooser {
  readonly page: Page;
  /** Shows a page of the tests in the tab. */
  show(url: string): Promise<void>;
  /** The attempt that a choice in the menu makes, over the selected text, once nothing is under way. */
  byMenu(): Promise<Attempt>;
  /** As {@link byMenu}, with the shortcut. */
  byShortcut(): Promise<Attempt>;
}

/** No popup opens over the tab: a popup takes three times as long as everything before it. */
export async function openChooser(stage: AnyStage): Promise<Chooser> {
  const { driver, pages } = stage;
  const observer = await driver.openExtensionPage("options");
  await until("the attempts can be seen", () =>
    observer.evaluate(() => "storage" in chrome).catch(() => false),
  );
  await driver.keepPopupsClosed();
  const list = () => attemptsSeenBy(observer);
  const page = await driver.open(pages.plain);
  let at: Point | undefined;
  return {
    page,
    async show(url) {
      await page.goto(url);
      at = (await pages.shown(url)).press;
    },
    byMenu: () =>
      attemptIn(list, async () => {
        if (at === undefined) throw new Error("The tab shows nothing to choose from");
        await stage.chooseAt(at);
      }),
    byShortcut: () => attemptIn(list, () => pressShortcut(stage, page)),
  };
}

async function attemptsSeenBy(observer: Page): Promise<readonly Attempt[]> {
  const { attempts = [] } = await observer.evaluate(() =>
    chrome.storage.session.get<{ attempts?: readonly Attempt[] }>("attempts"),
  );
  return attempts;
}

/** The attempt in the list that was not there before `act`, once nothing is under way. */
async function attemptIn(
  list: () => Promise<readonly Attempt[]>,
  act: () => Promise<unknown>,
): Promise<Attempt> {
  const earlier = (await list()).map(({ id }) => id);
  await act();
  return await until("there is an attempt", async () =>
    (await list()).find(
      ({ id, state }) => !earlier.includes(id) && state !== "sending" && state !== "copying",
    ),
  );
}

/** The text that Ctrl+C copies from the page in front. */
export async function copyOf(stage: AnyStage): Promise<string> {
  await stage.display.clearClipboard();
  stage.display.press("ctrl+c");
  return await stage.takeText();
}
