/** An attempt to share: sending, failed, or shared. Memory only. */
import { type Draft, emptied } from "./draft";
import type { Instant, Address, Receipt, Status, Terms } from "../domain";
import type { FailureInfo } from "../failure";

/** The reason why a text is shown before it is sent. */
export type Doubt =
  /** The text is a one-time link, or contains one: the person may want to reveal it. */
  | "link"
  /** The text is a sealed text, or contains one: the person may want to open it. */
  | "sealed"
  /** The browser lets nobody into this frame: the text is its menu's. */
  | "frame"
  /** A document of the browser's own, such as a PDF: the text is the menu's. */
  | "document"
  /** The page and the menu disagree about the selection. */
  | "mismatch"
  /** The browser does not tell the organisation's policy, and did not in an earlier start either. */
  | "policy"
  /** An editor with a selection of its own would copy this text, and shows another selection. */
  | "editor"
  /** A copy may have the texts of pictures, fields or letters in another form than the page shows. */
  | "rendered"
  /** Components of the page build words of their own, which may be missing. */
  | "components"
  /** Some of the text is masked in the page, and stands there as bullets. */
  | "masked";

/** An attempt to share, with the text in it: nothing is lost before the person lets go of it. */
export type Attempt = {
  readonly id: string;
  readonly at: Instant;
  /** The server that it goes or went to. */
  readonly address: Address;
  readonly draft: Draft;
  /** The field that the text was taken from, if the link can stand there. */
  readonly place?: Place;
  /** Made anew after its first link was burned; somebody may hold that link. */
  readonly remade?: true;
  /** The number of sweeps that it has seen as it is. */
  readonly sweeps?: number;
} & Progress;

/** An attempt that made a link. */
export type SharedAttempt = Extract<Attempt, { readonly state: "shared" }>;

/** An editable field, which had the text selected. */
export interface Place {
  readonly tabId: number;
  /** The browser's name for the document: the text and its link are not for a later page in the same frame. */
  readonly documentId: string;
}

export type Progress =
  /** `room` is as long as the data that is written once the link exists: full memory is found before anything is sent. */
  | { readonly state: "sending"; readonly room?: string }
  | { readonly state: "failed"; readonly failure: FailureInfo }
  /** Nothing was sent: the person has to look at the text first. */
  | { readonly state: "inexact"; readonly doubt: Doubt }
  /**
   * The link exists; the browser has not confirmed the copy yet. This state is no shorter than the next one, which so always
   * fits.
   */
  | ({ readonly state: "copying"; readonly copied: false } & MadeLink)
  | ({
      readonly state: "shared";
      /** True only if the browser confirmed it: otherwise the link may be on the clipboard all the same. */
      readonly copied: boolean;
      readonly replaced?: Replaced;
      /** The link is to be burned, and made again with these terms: from then on its text may be nowhere else. */
      readonly remaking?: Terms;
      /** A burn was sent that got no answer, and nobody can ask for the fate of the secret: its text may be nowhere else. */
      readonly burning?: true;
    } & MadeLink)
  /**
   * The link no longer opens; `status` is that of the receipt, which may say that it was read. `restored` tells of a text that
   * the link had replaced: one that was not seen back in its place is still in the draft.
   */
  | { readonly state: "undone"; readonly status: Status; readonly restored?: boolean };

/** The result of putting the link where the text was. */
export type Replaced =
  /** The page was asked, and has not answered: the link may stand there. */
  | { readonly state: "begun" }
  /** `first`: the first replacement on this device. */
  | { readonly state: "done"; readonly first: boolean }
  /** The page is unchanged. */
  | { readonly state: "refused" }
  /** The page made something else of it, and does not let the text be put back. */
  | { readonly state: "garbled" };

/** The link that an attempt made. */
interface MadeLink {
  readonly url: string;
  /** The digest of the receipt. */
  readonly receipt: string;
  readonly expiresAt: Instant;
  /** Receipt and link themselves, until they are kept with all others. */
  readonly unkept?: Unkept;
}

export interface Unkept {
  readonly receipt: Receipt;
  readonly link: KeptLink;
}

/** A link to copy again, and the passphrases that go with it. */
export interface KeptLink {
  readonly url: string;
  /** The proof that the service asks for at burn. */
  readonly passphrase?: string;
  /** The suggested passphrase, which nobody but this browser may know yet. */
  readonly suggested?: string;
}

/** Characters: the size of attempt, link and receipt, with a wide margin for a long note. */
export const ROOM = " ".repeat(4000);

/** True if the attempt made the link of this receipt, named by its digest. */
export function isOf(attempt: Attempt, digest: string): boolean {
  return "receipt" in attempt && attempt.receipt === digest;
}

/** The receipt and the link of an attempt, if they are not yet kept with all others. */
export function unkeptOf(attempt: Attempt): Unkept | undefined {
  return "unkept" in attempt ? attempt.unkept : undefined;
}

/** The attempt with another note, which the other kind of link takes along. */
export function annotated(attempt: Attempt, note: string): Attempt {
  const draft = { ...attempt.draft, note };
  if (!("unkept" in attempt) || !attempt.unkept) return { ...attempt, draft };
  const { receipt, link } = attempt.unkept;
  return { ...attempt, draft, unkept: { receipt: { ...receipt, note }, link } };
}

/** The attempt once its receipt tells that the link no longer opens; `back` if the replaced text was seen back in its place. */
export function undoneAttempt(
  attempt: Attempt,
  status: Status,
  back: boolean,
  at: Instant,
): Attempt {
  const { id, address, draft } = attempt;
  const left = standsInPage(attempt);
  const kept = left && !back ? draft : emptied(draft);
  const restored = left ? { restored: back } : {};
  return { id, at, address, draft: kept, state: "undone", status, ...restored };
}

/** True if the link stands in the page in place of the text, or may: the text may be nowhere else any more. */
export function standsInPage(attempt: Attempt): boolean {
  if (attempt.state !== "shared" || attempt.replaced === undefined) return false;
  return attempt.replaced.state !== "refused";
}

/** True if nobody has had the text by a link, so that another one can be made of it. */
export function isUnread({ state }: Status): boolean {
  return state === "burned" || state === "expired";
}

/** True if perhaps nobody has had the text: some services tell no difference between burned and read (crypt.fyi). */
export function mayBeUnread(status: Status): boolean {
  return isUnread(status) || status.state === "gone";
}

/**
 * The attempt once its link was burned, and the background stopped before it made the link again. Its text is to be sent with
 * these terms.
 */
export function unmade({ id, address, draft, place }: Attempt, terms: Terms, at: Instant): Attempt {
  const failure: FailureInfo = { kind: "unreachable", reason: "interrupted" };
  const from = { ...(place && { place }), remade: true } as const;
  return { id, at, address, draft: { ...draft, terms }, ...from, state: "failed", failure };
}

/**
 * A text counts as not handed over if its link may be burned, or if it was taken back, and was not seen back in its page either.
 */
export function isFinished(attempt: Attempt): boolean {
  return attempt.state === "shared"
    ? attempt.burning !== true
    : attempt.state === "undone" && attempt.restored !== false;
}

/** True if nothing is lost with the attempt. */
export function isSpare(attempt: Attempt): boolean {
  return isFinished(attempt) && !standsInPage(attempt) && unkeptOf(attempt) === undefined;
}
