/** Keeps what pages show of the organisation's policy as it is. Runs in the background. */
import { isFree } from "../policy";
import { policy, seenPolicy } from "./items";

export async function notePolicy(): Promise<void> {
  const now = await policy.read();
  await (isFree(now) ? seenPolicy.forget() : seenPolicy.write(now));
}
