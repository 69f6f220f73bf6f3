/** Lets go in time of what is kept in memory. */
import browser from "webextension-polyfill";
import { expire, KEPT } from "../../lib/sharing/attempt";
import { badgeClear } from "../../lib/platform/badge";
import { outcome } from "../../lib/failure";
import { attempts, form, type Form } from "../../lib/app/items";
import { settle } from "./receipts";
import { within } from "../../lib/platform/within";

const SWEEP = "sweep";

/** Sweeps every half minute, the shortest period there is, until nothing is left. */
export async function keepSwept(): Promise<void> {
  if (!(await within(browser.alarms.get(SWEEP)))) {
    await within(browser.alarms.create(SWEEP, { periodInMinutes: 0.5 }));
  }
}

/** To be called for every alarm, in the background. Gives whether it was the one for sweeping. */
export async function sweep(alarm: string): Promise<boolean> {
  if (alarm !== SWEEP) return false;
  // Each on its own: an area that takes nothing more is not to keep everything else.
  await outcome(() => form.update((typed) => typed && older(typed)));
  await outcome(() => attempts.update(expire));
  await outcome(settle);
  await restUntilWanted();
  return true;
}

function older(typed: Form): Form | undefined {
  const sweeps = typed.sweeps + 1;
  return sweeps < KEPT ? { ...typed, sweeps } : undefined;
}

/** In this order: what is written meanwhile, and found the alarm still set, is seen here. */
async function restUntilWanted(): Promise<void> {
  await within(browser.alarms.clear(SWEEP));
  const left = await attempts.read();
  if (left.length > 0 || (await form.read()) !== undefined) return keepSwept();
  // Nothing calls for attention any more.
  await badgeClear();
}
