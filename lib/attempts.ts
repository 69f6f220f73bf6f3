/** What became of each try to share a text: sending, failed, or shared. Pure list work; memory only. */
import type { Instant, Origin, Terms } from "./domain";
import type { FailureInfo } from "./failure";

/** What a person wants to hand over. */
export interface Draft {
  readonly text: string;
  readonly terms: Terms;
  /** A note to self, kept with the receipt. Not for secrets: it is stored on disk. */
  readonly note: string;
}

/** Why the text that was read may not be what was selected. */
export type Doubt =
  /** The browser lets nobody into this frame: line breaks may be missing. */
  | "frame"
  /** A document of the browser's own, such as a PDF: line breaks may be missing. */
  | "document"
  /** The page and the menu disagree about what is selected. */
  | "mismatch";

export type Attempt = {
  readonly id: string;
  readonly at: Instant;
  /** Where it goes or went. */
  readonly origin: Origin;
  readonly draft: Draft;
} & (
  | { readonly state: "sending" }
  | { readonly state: "failed"; readonly failure: FailureInfo }
  /** Nothing was sent: the person has to look at the text first. */
  | { readonly state: "inexact"; readonly doubt: Doubt }
  | {
      readonly state: "shared";
      readonly url: string;
      /** The receipt's digest. */
      readonly receipt: string;
      readonly expiresAt: Instant;
      /** Only what the browser confirmed. */
      readonly copied: boolean;
    }
  /** Burned right after creation, confirmed by a fresh receipt. */
  | { readonly state: "undone" }
);
