/**
 * When the clipboard is to be emptied: some time after a revealed text was copied, unless something else of ours was since.
 * Whether it still is, is kept in memory: Chromium's alarms outlive the browser, and the next start empties nothing.
 */
import { setAlarm } from "../platform/alarms";
import { clipboardToEmpty } from "./items";

const EMPTY = "empty-clipboard";
/** Minutes. Chromium's alarms take no less. */
const AFTER = 0.5;

/** From now on, whatever was to be before. */
export async function emptyLater(): Promise<void> {
  await clipboardToEmpty.write(true);
  await setAlarm(EMPTY, { delayInMinutes: AFTER });
}

/** To be called once something else was copied, or it is empty. */
export function keepClipboard(): Promise<void> {
  return clipboardToEmpty.forget();
}

export function isToBeEmptied(): Promise<boolean> {
  return clipboardToEmpty.read();
}

/** Whether this is the alarm for it. */
export function isTime(alarm: string): boolean {
  return alarm === EMPTY;
}
