/** What the pages may ask of the background. Results arrive through storage. */
import type { Draft } from "../attempts";
import { channel } from "./messages";

export const background = channel<{
  /** Creates a link from the form, or from an attempt that is to be replaced. */
  share(request: { readonly draft: Draft; readonly replaces?: string }): Promise<void>;
  /** Keeps what was typed into a failed or inexact attempt. */
  revise(change: { readonly id: string; readonly draft: Draft }): Promise<void>;
  /** Lets go of an attempt and its text. */
  dismiss(id: string): Promise<void>;
  /** Burns what an attempt created. */
  undo(id: string): Promise<void>;
  /** Burns what an attempt created and makes the other kind: sealed or service-encrypted. */
  remake(id: string): Promise<void>;
  /** Burns the secret of a receipt. */
  burn(digest: string): Promise<void>;
  /** Forgets a receipt. */
  remove(digest: string): Promise<void>;
  /** A popup is open: what was interrupted is found, the badge has done its work. */
  opened(): Promise<void>;
  /** Asks what became of the secrets that still wait. */
  refresh(): Promise<void>;
  /** Opens a link in a tab of its own. */
  reveal(url: string): Promise<void>;
}>("background");
