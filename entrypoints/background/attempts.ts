/** Finds a kept attempt to share. */
import type { Attempt } from "../../lib/sharing/attempt";
import { Failure } from "../../lib/failure";
import { attempts } from "../../lib/app/items";

type Shared = Extract<Attempt, { state: "shared" }>;

/** Attempts that are being taken back: their text is not sent again. */
export const undoing = new Set<string>();

/** Attempts whose other kind of link is being made: a second press changes nothing. */
export const remaking = new Set<string>();

/** True if this instance of the background is about to write the end of this attempt; then nothing else may write it. */
export function isEngaged(id: string): boolean {
  return undoing.has(id) || remaking.has(id);
}

/** The attempt as it is now, unless the person let go of it. */
export async function attemptOf(id: string | undefined): Promise<Attempt | undefined> {
  return (await attempts.read()).find((attempt) => attempt.id === id);
}

/** @throws Failure unless the attempt made a link */
export async function sharedBy(id: string): Promise<Shared> {
  const attempt = await attemptOf(id);
  if (attempt?.state !== "shared") throw new Failure({ kind: "bug", reason: "bug" });
  return attempt;
}
