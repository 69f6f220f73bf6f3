/**
 * Empties the clipboard some time after a revealed text was copied, unless we copied something else since. Memory holds if it is
 * still due: Chromium's alarms outlive the browser, and the next start empties nothing.
 */
import { setAlarm } from "../platform/alarms";
import { clipboardToEmpty } from "./items";

const EMPTY = "empty-clipboard";
/** Minutes. Chromium's alarms take no less. */
const AFTER = 0.5;

/** Sets the time anew, whatever was due before. */
export async function emptyLater(): Promise<void> {
  await clipboardToEmpty.write(true);
  await setAlarm(EMPTY, { delayInMinutes: AFTER });
}

/** To be called once something else was copied, or the clipboard is empty. */
export function keepClipboard(): Promise<void> {
  return clipboardToEmpty.forget();
}

export function isToBeEmptied(): Promise<boolean> {
  return clipboardToEmpty.read();
}

/** True for the alarm that empties the clipboard. */
export function isTime(alarm: string): boolean {
  return alarm === EMPTY;
}
