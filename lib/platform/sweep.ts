/** Lets go in time of what is kept in memory. */
import browser from "webextension-polyfill";
import { expire, KEPT } from "../attempts";
import { clock } from "../clock";
import { badgeClear } from "./badge";
import { attempts, form } from "./items";
import { settle } from "./kept";
import { within } from "./within";

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
  const now = clock.now();
  const typed = await form.read();
  if (typed !== undefined && now - typed.at >= KEPT) await form.write(undefined);
  await attempts.update((list) => expire(list, now));
  await settle();
  await restUntilWanted();
  return true;
}

/** In this order: what is written meanwhile, and found the alarm still set, is seen here. */
async function restUntilWanted(): Promise<void> {
  await within(browser.alarms.clear(SWEEP));
  const left = await attempts.read();
  if (left.length > 0 || (await form.read()) !== undefined) return keepSwept();
  // Whatever called for attention has been let go of.
  await badgeClear();
}
