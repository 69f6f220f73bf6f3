/** Takes shared texts back, and keeps results and receipts in step. */
import {
  type Attempt,
  undoneAttempt,
  isUnread,
  otherKind,
  standsInPage,
} from "../../lib/sharing/attempt";
import type { Status } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import { checkDraft } from "../../lib/sharing/share";
import { serverNow } from "../../lib/app/defaults";
import { attemptOf, remaking, sharedBy, undoing } from "./attempts";
import { sameEra } from "./cancellation";
import { attempts, governed } from "../../lib/app/items";
import { burn } from "./burn";
import { io } from "../../lib/app/io";
import { forget, settle } from "./receipts";
import { restore } from "./replace";
import { shareAnew } from "./share";
import { keepSwept } from "../../lib/app/sweepAlarm";

/**
 * Burns the secret of a receipt; a result that shows its link then says so. Throws as {@link burn} does, with nothing changed.
 */
export async function burnSecret(digest: string, proof?: string): Promise<Status> {
  const status = await burn(digest, proof);
  await outcome(() => tell(digest, status));
  return status;
}

/** Forgets a receipt. Any result that could have been undone by it goes first. */
export async function forgetReceipt(digest: string): Promise<void> {
  await attempts.update((list) => list.filter((attempt) => !isOf(attempt, digest)));
  await forget(digest);
}

/** Burns the secret of an attempt, and puts its text back where the link took its place. Throws as {@link burn} does. */
export async function undo(id: string): Promise<Status> {
  const attempt = await sharedBy(id);
  const wanted = sameEra();
  undoing.add(id);
  try {
    const status = await burn(attempt.receipt);
    // A result that was forgotten meanwhile is shown to no page, nor kept.
    const back = wanted() && (await restore(attempt));
    if (wanted()) await end(attempt, status, back);
    return status;
  } finally {
    undoing.delete(id);
    // Its end may not be written in the receipt yet.
    await outcome(settle);
  }
}

/**
 * Burns the secret of an attempt and makes the other kind: nothing if somebody may have read the secret before, or if the link
 * stands in the page.
 *
 * @throws Failure before anything is burned, if the other kind cannot be made; otherwise as {@link burn} does
 */
export async function remake(id: string): Promise<Attempt | undefined> {
  if (remaking.has(id)) return undefined;
  remaking.add(id);
  try {
    const attempt = await sharedBy(id);
    checkDraft(otherKind(attempt.draft), await serverNow(), (await governed.read()).policy);
    const wanted = sameEra();
    // First, since the text goes with a link that was burned.
    if (!(await mark(id))) return undefined;
    const status = await burn(attempt.receipt);
    // A text that was forgotten or taken back meanwhile is not sent.
    const now = await attemptOf(id);
    if (!wanted() || undoing.has(id) || now?.state === "undone") return undefined;
    if (isUnread(status)) return await shareAnew(attempt);
    await end(attempt, status, false);
    return undefined;
  } finally {
    remaking.delete(id);
    // A text that could not be sent again.
    await outcome(settle);
  }
}

/** Notes that the link is to be burned. False if there is no such link, or if the page may hold it. */
async function mark(id: string): Promise<boolean> {
  const isFree = (one: Attempt) => one.state === "shared" && !standsInPage(one);
  const list = await attempts.update((all) =>
    all.map((one) => (one.id === id && isFree(one) ? { ...one, remaking: true } : one)),
  );
  return list.some((one) => one.id === id && isFree(one));
}

/** Tells every result of this receipt, also one whose other kind is being made, so that its text is not sent again. */
async function tell(digest: string, status: Status): Promise<void> {
  for (const attempt of await attempts.read()) {
    if (isOf(attempt, digest)) await end(attempt, status, false);
  }
}

/** Shows that the text was taken back. A text that is nowhere else is kept, even if the person let go of its result meanwhile. */
async function end(attempt: Attempt, status: Status, back: boolean): Promise<void> {
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
  await outcome(settle);
}

function isOf(attempt: Attempt, digest: string): boolean {
  return "receipt" in attempt && attempt.receipt === digest;
}
