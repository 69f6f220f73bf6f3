/** Finds a try to share among those that are kept. */
import type { Attempt } from "../attempts";
import { Failure } from "../failure";
import { attempts } from "./items";

type Shared = Extract<Attempt, { state: "shared" }>;

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
