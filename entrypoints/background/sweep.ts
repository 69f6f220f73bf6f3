/** Lets go of data in memory in time. */
import { expire, KEPT } from "../../lib/sharing/attemptList";
import { badgeClear } from "../../lib/platform/badge";
import { outcome } from "../../lib/failure";
import { attempts, form, type TypedForm } from "../../lib/app/items";
import { isSweep, keepSwept, stopSweeping } from "../../lib/app/sweepAlarm";
import { applyRetention } from "./receipts";

/** To be called for every alarm. True if it was the one for sweeping. */
export async function sweep(alarm: string): Promise<boolean> {
  if (!isSweep(alarm)) return false;
  // Each on its own: a full area must not keep the others from being swept.
  await outcome(() => form.update((typed) => typed && older(typed)));
  await outcome(() => attempts.update(expire));
  await outcome(applyRetention);
  await restUntilWanted();
  return true;
}

function older(typed: TypedForm): TypedForm | undefined {
  const sweeps = typed.sweeps + 1;
  return sweeps < KEPT ? { ...typed, sweeps } : undefined;
}

/** In this order: an attempt may have been written while the alarm was still set, and the read after that sees it. */
async function restUntilWanted(): Promise<void> {
  await stopSweeping();
  const left = await attempts.read();
  if (left.length > 0 || (await form.read()) !== undefined) return keepSwept();
  // Nothing calls for attention any more.
  await badgeClear();
}
