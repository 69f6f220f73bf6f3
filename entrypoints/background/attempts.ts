/** Finds a try to share among those that are kept. */
import type { Attempt } from "../../lib/sharing/attempt";
import { Failure } from "../../lib/failure";
import { attempts } from "../../lib/app/items";

type Shared = Extract<Attempt, { state: "shared" }>;

/** Attempts that are taken back: their text is not sent again. */
export const undoing = new Set<string>();

/** Attempts of which the other kind is being made: a second press changes nothing. */
export const remaking = new Set<string>();

/** Whether this instance of the background is about to write the end of this attempt, so that nothing else does. */
export function isEngaged(id: string): boolean {
  return undoing.has(id) || remaking.has(id);
}

/** The attempt as it is now, unless it was let go of. */
export async function attemptOf(id: string | undefined): Promise<Attempt | undefined> {
  return (await attempts.read()).find((attempt) => attempt.id === id);
}

/** @throws Failure unless a link was made by it */
export async function sharedBy(id: string): Promise<Shared> {
  const attempt = await attemptOf(id);
  if (attempt?.state !== "shared") throw new Failure({ kind: "bug", reason: "bug" });
  return attempt;
}
