/** What became of each try to share a text: sending, failed, or shared. Pure list work; memory only. */
import type { Instant, Origin, Status, Terms } from "./domain";
import type { FailureInfo } from "./failure";
import { MINUTE } from "./time";

/** What a person wants to hand over. */
export interface Draft {
  readonly text: string;
  readonly terms: Terms;
  /** A note to self, kept with the receipt. Not for secrets: it is stored on disk. */
  readonly note: string;
}

/** Why a text is shown before it is sent. */
export type Doubt =
  /** It is a one-time link, or contains one: revealing it may be what is wanted. */
  | "link"
  /** The browser lets nobody into this frame: line breaks may be missing. */
  | "frame"
  /** A document of the browser's own, such as a PDF: line breaks may be missing. */
  | "document"
  /** The page and the menu disagree about what is selected. */
  | "mismatch"
  /** The browser does not tell what the organisation has set, and did not in an earlier start either. */
  | "policy"
  /** An editor with a selection of its own would copy this: it is not what is seen as selected. */
  | "editor"
  /** A copy may have pictures' texts, fields or letters otherwise than they are shown. */
  | "rendered"
  /** Components of the page build words of their own, which may be missing. */
  | "components"
  /** Some of it is masked in the page, and stands there as bullets. */
  | "masked";

/** A try to share, with the text in it: nothing is lost before the person lets go of it. */
export type Attempt = {
  readonly id: string;
  readonly at: Instant;
  /** Where it goes or went. */
  readonly origin: Origin;
  readonly draft: Draft;
  /** Where the text was taken from, if the link can stand there. */
  readonly place?: Place;
  /** Made anew of one whose link was burned, and which somebody may hold. */
  readonly remade?: true;
} & Progress;

/** An editable field, with the text selected in it. */
export interface Place {
  readonly tabId: number;
  /** The browser's name for it: the text and its link are not for what is shown there later. */
  readonly documentId: string;
  /** What stands there now instead of the text, or did for a moment: the text may be nowhere else any more. */
  readonly link?: string;
}

export type Progress =
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly failure: FailureInfo }
  /** Nothing was sent: the person has to look at the text first. */
  | { readonly state: "inexact"; readonly doubt: Doubt }
  /** The link exists; whether it is on the clipboard is not known yet. */
  | ({ readonly state: "copying" } & Made)
  /** `copied` is only what the browser confirmed. */
  | ({ readonly state: "shared"; readonly copied: boolean; readonly replaced?: Replaced } & Made)
  /**
   * Taken back; `status` is what a fresh receipt says, which may be that it was read before. `restored` tells of a text
   * that the link had replaced: one that is not back in its place is still in the draft.
   */
  | { readonly state: "undone"; readonly status: Status; readonly restored?: boolean };

/** What became of putting the link where the text was. */
export type Replaced =
  /** `first`: never before on this device. */
  | { readonly state: "done"; readonly first: boolean }
  /** The page is as it was. */
  | { readonly state: "refused" }
  /** The page made something else of it, and does not let it be put back. */
  | { readonly state: "garbled" };

/** What was made of a text. */
interface Made {
  readonly url: string;
  /** The receipt's digest. */
  readonly receipt: string;
  readonly expiresAt: Instant;
}

/** Keeps lifetime and kind for the next secret, nothing else: a passphrase is for one recipient. */
export function emptied({ terms: { lifetime, sealed } }: Draft): Draft {
  return { text: "", terms: { lifetime, sealed }, note: "" };
}

/** How long a finished result waits for the popup, in milliseconds. */
const RESULT = 10 * MINUTE * 1000;
/** How long a text that was not handed over is kept, in milliseconds. The form keeps its text as long. */
export const KEPT = 15 * MINUTE * 1000;

/** Newest first. A success is shown until the next one, so at most one of them stays; what holds a text does in any case. */
export function put(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  const others = attempts.filter(
    (other) => other.id !== attempt.id && !(isFinished(other) && isFinished(attempt)),
  );
  return [attempt, ...others];
}

/** Without the attempt of this id. */
export function drop(attempts: readonly Attempt[], id: string): readonly Attempt[] {
  return attempts.filter((attempt) => attempt.id !== id);
}

/** Without what has been kept long enough. What is being worked on stays until its end is known. */
export function expire(attempts: readonly Attempt[], now: Instant): readonly Attempt[] {
  return attempts.filter((attempt) => {
    if (attempt.state === "sending" || attempt.state === "copying") return true;
    return now - attempt.at < (isFinished(attempt) ? RESULT : KEPT);
  });
}

/**
 * Ends the attempts that nobody works on any more, since the background was stopped in the middle. Where no link is
 * known, one may or may not exist; a link that is known was perhaps not copied. `alive` tells what is being worked on.
 */
export function interrupt(
  attempts: readonly Attempt[],
  alive: (id: string) => boolean,
  now: Instant,
): readonly Attempt[] {
  return attempts.map((attempt) => {
    if (alive(attempt.id)) return attempt;
    if (attempt.state === "copying") return { ...attempt, at: now, state: "shared", copied: false };
    if (attempt.state !== "sending") return attempt;
    const failure: FailureInfo = { kind: "unanswered", reason: "interrupted" };
    return { ...attempt, at: now, state: "failed", failure };
  });
}

/** A text that was taken back, and is not back in its page either, was not handed over. */
function isFinished(attempt: Attempt): boolean {
  return attempt.state === "shared" || (attempt.state === "undone" && attempt.restored !== false);
}
