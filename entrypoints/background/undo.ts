/** Takes shared texts back and lets go of them, with results and receipts in step. */
import { type Attempt, isOf, undoneAttempt, unkeptOf } from "../../lib/sharing/attempt";
import { drop } from "../../lib/sharing/attemptList";
import type { Status } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { attemptOf, sharedBy, undoing } from "./attempts";
import { cancellation } from "./cancellation";
import { attempts } from "../../lib/app/items";
import { burn } from "./burn";
import { io } from "../../lib/app/io";
import { forget, applyRetention } from "./receipts";
import { restore } from "./replace";
import { keepSwept } from "../../lib/app/sweepAlarm";

/**
 * Burns the secret of a receipt; a result that shows its link then says so. Throws as {@link burn} does, with nothing changed.
 */
export async function burnSecret(digest: string, proof?: string): Promise<Status> {
  const status = await burn(digest, proof);
  await outcome(() => tell(digest, status));
  return status;
}

/** Lets go of an attempt and its text. */
export async function dismiss(id: string): Promise<void> {
  const attempt = await attemptOf(id);
  // The receipt in the attempt would go with it.
  if (attempt && unkeptOf(attempt)) await applyRetention();
  await attempts.update((list) => drop(list, id));
  await applyRetention();
}

/** Forgets a receipt. Any result that could have been undone by it goes first. */
export async function forgetReceipt(digest: string): Promise<void> {
  await attempts.update((list) => list.filter((attempt) => !isOf(attempt, digest)));
  await forget(digest);
}

/** Burns the secret of an attempt, and puts its text back where the link took its place. Throws as {@link burn} does. */
export async function undo(id: string): Promise<Status> {
  const attempt = await sharedBy(id);
  const signal = cancellation();
  undoing.add(id);
  try {
    const status = await burn(attempt.receipt);
    // A result that was forgotten meanwhile is shown to no page, nor kept.
    const back = !signal.aborted && (await restore(attempt));
    if (!signal.aborted) await endAttempt(attempt, status, back);
    return status;
  } finally {
    undoing.delete(id);
    // Its end may not be written in the receipt yet.
    await outcome(applyRetention);
  }
}

/** Tells every result of this receipt, also one whose link is being made again, so that its text is not sent again. */
async function tell(digest: string, status: Status): Promise<void> {
  for (const attempt of await attempts.read()) {
    if (isOf(attempt, digest)) await endAttempt(attempt, status, false);
  }
}

/** Shows that the text was taken back. A text that is nowhere else is kept, even if the person let go of its result meanwhile. */
export async function endAttempt(attempt: Attempt, status: Status, back: boolean): Promise<void> {
  await outcome(() =>
    attempts.update((list) => {
      const now = list.find(({ id }) => id === attempt.id);
      const done = undoneAttempt(now?.state === "shared" ? now : attempt, status, back, io.now());
      if (now) return list.map((one) => (one === now ? done : one));
      const isNowhereElse = done.state === "undone" && done.restored === false;
      return isNowhereElse ? [done, ...list] : list;
    }),
  );
  await outcome(keepSwept);
  await outcome(applyRetention);
}
