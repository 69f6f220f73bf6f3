/** Lets go in time of what is kept in memory. */
import browser from "webextension-polyfill";
import { expire, KEPT } from "../attempts";
import { prune } from "../receipts";
import { attempts, form, receipts } from "./items";

const SWEEP = "sweep";

/** Sweeps every half minute, the shortest period there is, until nothing is left. */
export async function keepSwept(): Promise<void> {
  if (!(await browser.alarms.get(SWEEP))) {
    await browser.alarms.create(SWEEP, { periodInMinutes: 0.5 });
  }
}

/** To be called for every alarm, in the background. Gives whether it was the one for sweeping. */
export async function sweep(alarm: string): Promise<boolean> {
  if (alarm !== SWEEP) return false;
  const now = Date.now();
  const typed = await form.read();
  const typedIsOld = typed !== undefined && now - typed.at >= KEPT;
  if (typedIsOld) await form.write(undefined);
  const left = await attempts.update((list) => expire(list, now));
  await receipts.update((list) => prune(list, now));
  if (left.length === 0 && (typed === undefined || typedIsOld)) await browser.alarms.clear(SWEEP);
  return true;
}
