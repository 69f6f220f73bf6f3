/** Tries to share a text: sending, failed, or shared. Pure list work; memory only. */
import type { Instant, Origin, Receipt, Status, Terms } from "../domain";
import type { FailureInfo } from "../failure";

/** A text that a person wants to hand over, and how. */
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
  /** It is a sealed text, or contains one: opening it may be what is wanted. */
  | "sealed"
  /** The browser lets nobody into this frame: the text is its menu's. */
  | "frame"
  /** A document of the browser's own, such as a PDF: the text is the menu's. */
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
  /** Its link is to be burned, to make the other kind of it: from then on its text may be nowhere else. */
  readonly remaking?: true;
  /** How many sweeps it has seen as it is. */
  readonly sweeps?: number;
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
  /** `room` is as long as what is written once the link exists: memory that is full is found before anything is sent. */
  | { readonly state: "sending"; readonly room?: string }
  | { readonly state: "failed"; readonly failure: FailureInfo }
  /** Nothing was sent: the person has to look at the text first. */
  | { readonly state: "inexact"; readonly doubt: Doubt }
  /** The link exists; the browser has not confirmed the copy yet. No shorter than what follows, which so always fits. */
  | ({ readonly state: "copying"; readonly copied: false } & Made)
  /** `copied` is only what the browser confirmed: without it, the link may be on the clipboard all the same. */
  | ({ readonly state: "shared"; readonly copied: boolean; readonly replaced?: Replaced } & Made)
  /**
   * The link no longer opens; `status` is what the receipt says, which may be that it was read. `restored` tells of a text
   * that the link had replaced: one that was not seen back in its place is still in the draft.
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

/** The link that was made of a text. */
interface Made {
  readonly url: string;
  /** The receipt's digest. */
  readonly receipt: string;
  readonly expiresAt: Instant;
  /** Receipt and link themselves, until they are kept where all are. */
  readonly unkept?: Unkept;
}

export interface Unkept {
  readonly receipt: Receipt;
  readonly link: KeptLink;
}

/** A link to copy again, and what the service asks for at burn. */
export interface KeptLink {
  readonly url: string;
  readonly passphrase?: string;
}

/** Characters: attempt, link and receipt, with a wide margin for a long note. */
export const ROOM = " ".repeat(4000);

/** Keeps lifetime and kind for the next secret, nothing else: a passphrase is for one recipient. */
export function emptied({ terms: { lifetime, sealed } }: Draft): Draft {
  return { text: "", terms: { lifetime, sealed }, note: "" };
}

/**
 * Sweeps come every half minute while the browser is awake, whatever the clock says. A finished result waits for the popup
 * for ten minutes of them.
 */
const RESULT = 20;
/** As many sweeps a text is kept that was not handed over: fifteen minutes of them. The form keeps its text as long. */
export const KEPT = 30;

/** Newest first. A success is shown until the next one, so at most one of them stays; what holds what is nowhere else does in any case. */
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
 * As the next sweep leaves them: without what has been kept long enough. What is being worked on stays until its end is
 * known, and without its text what holds a receipt that is nowhere else.
 */
export function expire(attempts: readonly Attempt[]): readonly Attempt[] {
  return attempts.flatMap((attempt): readonly Attempt[] => {
    if (attempt.state === "sending" || attempt.state === "copying") return [attempt];
    const sweeps = (attempt.sweeps ?? 0) + 1;
    if (sweeps < (isFinished(attempt) ? RESULT : KEPT)) return [{ ...attempt, sweeps }];
    return unkeptOf(attempt) ? [{ ...attempt, draft: emptied(attempt.draft) }] : [];
  });
}

/** A receipt and its link, which are not kept yet where receipts are. */
export function unkeptOf(attempt: Attempt): Unkept | undefined {
  return "unkept" in attempt ? attempt.unkept : undefined;
}

/** The receipts that nothing but these attempts holds. */
export function unkeptReceipts(attempts: readonly Attempt[]): readonly Receipt[] {
  return attempts.flatMap((attempt) => unkeptOf(attempt)?.receipt ?? []);
}

/** Once its receipt tells that the link no longer opens; `back` if the text that it had replaced was seen back in its place. */
export function undoneAttempt(
  { id, origin, draft, place }: Attempt,
  status: Status,
  back: boolean,
  at: Instant,
): Attempt {
  const left = place?.link !== undefined;
  const kept = left && !back ? draft : emptied(draft);
  const restored = left ? { restored: back } : {};
  return { id, at, origin, draft: kept, state: "undone", status, ...restored };
}

/** Whether nobody has had the text by a link, so that the other kind can be made of it. */
export function isUnread({ state }: Status): boolean {
  return state === "burned" || state === "expired";
}

/** With the other kind of link: sealed or service-encrypted. */
export function otherKind(draft: Draft): Draft {
  return { ...draft, terms: { ...draft.terms, sealed: !draft.terms.sealed } };
}

/** Once its link was burned to make the other kind, which nobody was asked for any more. The text is to be sent again. */
export function unmade({ id, origin, draft, place }: Attempt, at: Instant): Attempt {
  const failure: FailureInfo = { kind: "unreachable", reason: "interrupted" };
  const from = { ...(place && { place }), remade: true } as const;
  return { id, at, origin, draft: otherKind(draft), ...from, state: "failed", failure };
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
    if (attempt.state === "copying") return { ...attempt, at: now, state: "shared" };
    if (attempt.state !== "sending") return attempt;
    const { room: _room, ...from } = attempt;
    const failure: FailureInfo = { kind: "unanswered", reason: "interrupted" };
    return { ...from, at: now, state: "failed", failure };
  });
}

/** A text that was taken back, and was not seen back in its page either, was not handed over. */
function isFinished(attempt: Attempt): boolean {
  return attempt.state === "shared" || (attempt.state === "undone" && attempt.restored !== false);
}

/** Nothing of it is lost with it. */
export function isSpare(attempt: Attempt): boolean {
  const holds = attempt.state === "shared" && attempt.place?.link !== undefined;
  return isFinished(attempt) && !holds && unkeptOf(attempt) === undefined;
}
