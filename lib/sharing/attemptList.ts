/** The list of attempts to share. Pure; memory only. */
import { type Attempt, isFinished, unkeptOf } from "./attempt";
import { emptied } from "./draft";
import type { Instant, Receipt } from "../domain";
import type { FailureInfo } from "../failure";

/**
 * Sweeps come every half minute while the browser is awake, whatever the clock says. A finished result waits for the popup
 * for ten minutes of them.
 */
const RESULT = 20;
/** The sweeps that a text is kept which was not handed over: fifteen minutes of them. The form keeps its text as long. */
export const KEPT = 30;

/**
 * Newest first. A success is shown until the next one, so at most one of them stays; an attempt that alone holds a text or a
 * receipt stays in any case.
 */
export function put(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  const isNext = attempt.state === "copying" || isFinished(attempt);
  const others = attempts.filter(
    (other) =>
      other.id !== attempt.id && !(isNext && isFinished(other) && unkeptOf(other) === undefined),
  );
  return [attempt, ...others];
}

/** Without the attempt of this id. */
export function drop(attempts: readonly Attempt[], id: string): readonly Attempt[] {
  return attempts.filter((attempt) => attempt.id !== id);
}

/**
 * The attempts that the next sweep leaves: those that were kept long enough go. An attempt that is being worked on stays until
 * its end is known. One that holds a receipt that is nowhere else stays without its text.
 */
export function expire(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.flatMap((attempt): readonly Attempt[] => {
    if (attempt.state === "sending" || attempt.state === "copying") return [attempt];
    const sweeps = (attempt.sweeps ?? 0) + 1;
    if (sweeps < (isFinished(attempt) ? RESULT : KEPT)) return [{ ...attempt, sweeps }];
    return unkeptOf(attempt) ? [{ ...attempt, draft: emptied(attempt.draft) }] : [];
  });
}

/** The receipts that these attempts alone hold. */
export function unkeptReceipts(attempts: readonly Attempt[]): readonly Receipt[] {
  return attempts.flatMap((attempt) => unkeptOf(attempt)?.receipt ?? []);
}

/**
 * Ends the attempts that nobody works on any more, since the background was stopped in the middle. If no link is known, one may
 * or may not exist; a known link was perhaps not copied. `alive` holds the attempts that are being worked on.
 */
export function interrupt(
  attempts: readonly Attempt[],
  alive: (id: string) => boolean,
  now: Instant,
): readonly Attempt[] {
  return attempts.map((attempt) => {
    if (alive(attempt.id)) return attempt;
    if (attempt.state === "copying") return { ...attempt, at: now, state: "shared" };
    if (attempt.state !== "sending") return attempt;
    const { room: _room, ...from } = attempt;
    const failure: FailureInfo = { kind: "unanswered", reason: "interrupted" };
    return { ...from, at: now, state: "failed", failure };
  });
}
