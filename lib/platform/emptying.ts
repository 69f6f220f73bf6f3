/** When the clipboard is to be emptied: some time after a revealed text was copied, unless something else of ours was since. */
import browser from "webextension-polyfill";

const EMPTY = "empty-clipboard";
/** Minutes. Chromium's alarms take no less. */
const AFTER = 0.5;

/** From now on, whatever was to be before. */
export async function emptyLater(): Promise<void> {
  await browser.alarms.create(EMPTY, { delayInMinutes: AFTER });
}

/** To be called once something else was copied. */
export async function keepClipboard(): Promise<void> {
  await browser.alarms.clear(EMPTY);
}

export async function isToBeEmptied(): Promise<boolean> {
  return (await browser.alarms.get(EMPTY)) !== undefined;
}

/** Whether this is the alarm for it. */
export function isTime(alarm: string): boolean {
  return alarm === EMPTY;
}
