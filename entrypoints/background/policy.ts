/**
 * Keeps the organisation's policy unchanged. Chromium 156 does not answer `storage.managed.get()` before it has read all
 * policies. If it never gets to their end, it never answers anybody (measured: a start in three with a new profile and
 * `--load-extension`, or a policy file that cannot be read to its end). So the policy seen last is in force, and nobody waits for
 * the answer here.
 */
import { outcome } from "../../lib/failure";
import { seenPolicy, toldPolicy, untold } from "../../lib/app/items";
import { applyRetention } from "./receipts";
import { register } from "./register";

/** To be called as the background starts, when the browser tells of a change, and whenever somebody looks. */
export async function notePolicy(): Promise<void> {
  const told = await outcome(() => toldPolicy.read());
  // A refusal tells nothing.
  if (!told.ok) return;
  if (JSON.stringify(told.value) === JSON.stringify(await seenPolicy.read())) return;
  await seenPolicy.write(told.value);
  // Menus, clicks and receipts follow the rules in force now.
  await Promise.all([register(), applyRetention()]);
}

/**
 * True if the person has to decide, since the browser told no policy in this start and in an earlier one. The first such start
 * goes on without asking; a person without an organisation is asked later, and never refused.
 */
export async function isToBeAsked(): Promise<boolean> {
  return (await seenPolicy.read()) === undefined && (await untold.read()) === "asking";
}

/** To be called when the person was asked and goes on: that holds until the browser is closed. */
export function goOn(): Promise<void> {
  return untold.write("going-on");
}
