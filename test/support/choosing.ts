/** Chooses "Copy one-time link" on a selection as a person does, and gives the attempt that follows. */
import type { Page } from "puppeteer-core";
import type { Attempt } from "../../lib/sharing/attempt";
import type { Place } from "./pages";
import type { Stage } from "./stage";
import { textOf } from "./person";
import { until } from "./until";

export async function byMenu(stage: Stage, place: Place, text: string): Promise<void> {
  await stage.copyByMenu(place, text);
}

export async function byShortcut(stage: Stage, place: Place, text: string): Promise<void> {
  const { page } = await stage.select(place, text);
  await pressShortcut(stage, page);
}

export const SHORTCUT = "alt+shift+l";

/** Presses the shortcut over this page, once the page or one of its frames has the keyboard, and no popup is about to close. */
export async function pressShortcut({ display }: Stage, page: Page): Promise<void> {
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

/** Ends the earlier attempts, and gives the one that `act` makes, once nothing is under way. The popup is closed then. */
export async function attemptAfter(stage: Stage, act: () => Promise<unknown>): Promise<Attempt> {
  const worker = await stage.chromium.worker();
  await worker.evaluate(() => chrome.storage.session.set({ attempts: [] }));
  const popup = await stage.chromium.extensionPageAfter("popup", act);
  const attempt = await until("there is an attempt", async () => {
    const { attempts } = await worker.evaluate(() =>
      chrome.storage.session.get<{ attempts: readonly Attempt[] }>("attempts"),
    );
    return attempts.find(({ state }) => state !== "sending" && state !== "copying");
  });
  // To the extension, a popup that is closed before it shows anything was refused.
  await until("the popup shows something", async () => (await textOf(popup)).trim() !== "");
  await popup.close();
  return attempt;
}

/** The text that Ctrl+C copies of this markup, all of it selected. */
export async function copyOf(stage: Stage, markup: string): Promise<string> {
  await stage.select("markup", markup);
  await stage.display.clearClipboard();
  stage.display.press("ctrl+c");
  return await stage.takeText();
}
