/**
 * Keeps what the organisation has set as it is.
 *
 * Chromium 156 does not answer `storage.managed.get()` before it has read all policies, and where it does not get to their end
 * (measured: a start in three with a new profile and `--load-extension`, or at a file there that cannot be read to its end), it
 * never does, whoever asks and however often. So what was seen last holds, and nobody waits for what is asked here.
 */
import { outcome } from "../../lib/failure";
import { seenPolicy, toldPolicy, untold } from "../../lib/app/items";
import { settle } from "./receipts";
import { register } from "./register";

/** To be called as the background starts, when the browser tells of a change, and whenever somebody looks. */
export async function notePolicy(): Promise<void> {
  const told = await outcome(() => toldPolicy.read());
  // Nothing is known by a refusal.
  if (!told.ok) return;
  if (JSON.stringify(told.value) === JSON.stringify(await seenPolicy.read())) return;
  await seenPolicy.write(told.value);
  // Menus, clicks and receipts are as what holds now wants them.
  await Promise.all([register(), settle()]);
}

/**
 * Whether the person is to decide: nothing was ever told, in this start and an earlier one. Once somebody goes on unasked; a
 * person without an organisation is asked, and never refused.
 */
export async function isToBeAsked(): Promise<boolean> {
  return (await untold.read()) === "asking" && (await seenPolicy.read()) === undefined;
}

/** To be called when the person was asked, and wants it all the same: that holds until the browser is closed. */
export function goOn(): Promise<void> {
  return untold.write("going-on");
}
