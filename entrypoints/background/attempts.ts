/** Keeps attempts to share, and knows which of them this instance of the background works on. */
import {
  type Attempt,
  type Place,
  type Progress,
  ROOM,
  type SharedAttempt,
} from "../../lib/sharing/attempt";
import { drop, interrupt, put } from "../../lib/sharing/attemptList";
import type { Draft } from "../../lib/sharing/draft";
import { Failure, outcome } from "../../lib/failure";
import { serverNow } from "../../lib/app/serverNow";
import { io } from "../../lib/app/io";
import {
  attempts,
  lastSeenSettings,
  rememberedAccounts,
  sessionAccounts,
} from "../../lib/app/items";
import { keepSwept } from "../../lib/app/sweepAlarm";

/** Attempts that are being sent or copied; any other that is under way was interrupted. */
const alive = new Set<string>();

/** Attempts that are being taken back: their text is not sent again. */
export const undoing = new Set<string>();

/** Attempts whose link is being made again: a second press changes nothing. */
export const remaking = new Set<string>();

/** True if this instance of the background is about to write the end of this attempt; then nothing else may write it. */
export function isEngaged(id: string): boolean {
  return undoing.has(id) || remaking.has(id);
}

/** Reads what a share needs besides the settings, so that the share itself waits for none of it. */
export async function readAhead(): Promise<void> {
  const reads = [attempts.read(), sessionAccounts.read(), rememberedAccounts.read()];
  // A refusal is met again by whatever needs the item.
  await Promise.allSettled(reads);
}

/** The attempt as it is now, unless the person let go of it. */
export async function attemptOf(id: string | undefined): Promise<Attempt | undefined> {
  return (await attempts.read()).find((attempt) => attempt.id === id);
}

/** @throws Failure unless the attempt made a link */
export async function sharedBy(id: string): Promise<SharedAttempt> {
  const attempt = await attemptOf(id);
  if (attempt?.state !== "shared") throw new Failure({ kind: "bug", reason: "bug" });
  return attempt;
}

/** Changes the result that shows this link, where the browser lets us. */
export async function amend(
  digest: string,
  change: (shared: SharedAttempt) => SharedAttempt,
): Promise<void> {
  await outcome(() =>
    attempts.update((list) =>
      list.map((one) => (one.state === "shared" && one.receipt === digest ? change(one) : one)),
    ),
  );
}

/** The origin of a text. */
export interface From {
  readonly place?: Place | undefined;
  readonly remade?: true | undefined;
}

/**
 * Writes an attempt down, and works on it meanwhile; `end` resolves as the work does.
 *
 * @param work must send and write nothing before `written`
 * @param replaces the attempt whose place it takes
 * @throws Failure `unstored` if there is no room for the text
 */
export async function undertake(
  draft: Draft,
  from: From,
  work: (attempt: Attempt, written: Promise<void>) => Promise<Attempt>,
  replaces?: string,
): Promise<{ readonly end: Promise<Attempt> }> {
  const attempt: Attempt = { ...(await fresh(draft, from)), state: "sending", room: ROOM };
  alive.add(attempt.id);
  const written = write(attempt, replaces);
  const end = work(attempt, written).finally(() => alive.delete(attempt.id));
  // Rejects as `written` does.
  end.catch(() => undefined);
  await written;
  return { end };
}

/** Keeps a text that was not sent, with the reason. */
export async function hold(
  draft: Draft,
  progress: Extract<Progress, { state: "failed" | "inexact" }>,
  place?: Place,
): Promise<Attempt> {
  const attempt: Attempt = { ...(await fresh(draft, { place })), ...progress };
  await write(attempt);
  return attempt;
}

/**
 * Writes the progress of an attempt, unless everything was forgotten meanwhile. {@link recover} finds an attempt that cannot be
 * written.
 *
 * @param begun called once the browser has been told to write it
 */
export async function advance(
  { id, address, draft, ...from }: Attempt,
  progress: Progress,
  signal: AbortSignal,
  begun?: () => void,
): Promise<Attempt> {
  const next: Attempt = { id, at: io.now(), address, draft, ...told(from), ...progress };
  await outcome(async () => !signal.aborted && (await write(next, undefined, begun)));
  return next;
}

/** Keeps a changed draft of a text that could not be sent, and keeps it as long again. */
export async function revise(id: string, draft: Draft): Promise<void> {
  await attempts.update((list) =>
    list.map((attempt) =>
      attempt.id === id ? { ...attempt, at: io.now(), draft, sweeps: 0 } : attempt,
    ),
  );
}

/** Finds the attempts that were under way when the background was stopped. Gives them as they are now. */
export async function recover(): Promise<readonly Attempt[]> {
  const before = await attempts.read();
  const lost = before.filter(({ id, state }) => isUnderWay(state) && !alive.has(id));
  if (lost.length === 0) return [];
  const list = await attempts.update((all) => interrupt(all, (id) => alive.has(id), io.now()));
  return list.filter(({ id }) => lost.some((attempt) => attempt.id === id));
}

async function write(attempt: Attempt, replaces?: string, begun?: () => void): Promise<void> {
  await attempts.update(
    (list) => put(replaces === undefined ? list : drop(list, replaces), attempt),
    begun,
  );
  // Nothing waits for a browser that sets no alarm: the next of our writes asks for it again.
  void outcome(keepSwept);
}

async function fresh(draft: Draft, from: From) {
  const { address } = await serverNow(lastSeenSettings);
  return { id: crypto.randomUUID(), at: io.now(), address, draft, ...told(from) };
}

/** The members that have values. */
function told({ place, remade }: From): Pick<Attempt, "place" | "remade"> {
  return { ...(place && { place }), ...(remade && { remade }) };
}

function isUnderWay(state: Attempt["state"]): boolean {
  return state === "sending" || state === "copying";
}
