/** The requests that pages may make to the background. Results arrive through storage. */
import type { Draft } from "../sharing/draft";
import type { LinkKind, Address } from "../domain";
import type { Credentials } from "../service";
import type { ChosenTerms, Settings } from "../settings/settings";
import { channel } from "../platform/channel";

/**
 * Milliseconds. Each wait in the background has an end of its own; the longest row of waits, as when a link is burned, made anew
 * and copied, takes less than this.
 */
const PATIENCE = 120_000;

export const background = channel<{
  /** Creates a link from the form, or from an attempt that is to be replaced. */
  share(request: { readonly draft: Draft; readonly replaces?: string }): Promise<void>;
  /** Keeps a changed draft of a failed or inexact attempt. */
  revise(change: { readonly id: string; readonly draft: Draft }): Promise<void>;
  /** Lets go of an attempt and its text. */
  dismiss(id: string): Promise<void>;
  /** Puts the link of an attempt where its text was. */
  replace(id: string): Promise<void>;
  /** Burns the secret of an attempt, and puts the text back where the link has replaced it. */
  undo(id: string): Promise<void>;
  /** Burns the secret of an attempt and makes its link again, with one of its terms changed. */
  remake(request: { readonly id: string; readonly change: Change }): Promise<void>;
  /** Answers the question who can open a link, which a result asks until then. */
  decide(decision: Decision): Promise<void>;
  /**
   * Burns the secret of a receipt. `proof` is the passphrase or the link, if the service demands it and memory no longer has it.
   */
  burn(request: { readonly digest: string; readonly proof?: string }): Promise<void>;
  /** Gives a receipt another note. */
  writeNote(note: { readonly digest: string; readonly text: string }): Promise<void>;
  /** Forgets a receipt. */
  remove(digest: string): Promise<void>;
  /** Tells that a popup is open: interrupted work is found, and the badge has done its work. */
  opened(): Promise<void>;
  /** Asks about the secrets that still wait. */
  refresh(): Promise<void>;
  /** Keeps the dialect that a look at a link has shown, if its server is a known one. */
  noteDialect(spoken: Spoken): Promise<void>;
  /** Opens a link in a tab of its own. */
  reveal(url: string): Promise<void>;
  /** Leads the asking tab to the link's own page, whose scripts see the key. */
  website(visit: Visit): Promise<void>;
  /** Changes the named settings; the rest stays. */
  choose(choice: SettingsChange): Promise<void>;
  /** Finds out about the server at this address, and keeps it: a further server, or new facts about a known one. */
  addServer(address: Address): Promise<void>;
  /** Forgets an own server, its account and the permission for it. */
  removeServer(address: Address): Promise<void>;
  /** Proves an account by a call, then keeps it: for this browser session, or on this device. */
  signIn(account: SignIn): Promise<void>;
  /** Forgets an account. */
  signOut(address: Address): Promise<void>;
  /** Forgets everything: settings, servers with their permissions, accounts, receipts, texts. Open reveal tabs stay. */
  clear(): Promise<void>;
}>("background", PATIENCE);

/** The settings that a person can change without asking a server. Absent settings stay as they are, and so do absent terms. */
export type SettingsChange = Partial<Omit<Settings, "servers" | "terms" | "termsAt">> & {
  readonly terms?: Partial<ChosenTerms>;
};

/** `kind`: the other one, sealed or service-encrypted. `passphrase`: a suggested one, which the background draws. */
export type Change = "kind" | "passphrase";

export interface Decision {
  /** Names the attempt whose result asks. */
  readonly id: string;
  readonly kind: LinkKind;
  /** True if new links are of this kind from now on. Otherwise the default stays, and is asked about no more. */
  readonly forAll: boolean;
}

export interface SignIn {
  readonly address: Address;
  readonly credentials: Credentials;
  readonly remember: boolean;
}

/** The dialect that a server turned out to speak. */
export interface Spoken {
  readonly address: Address;
  readonly dialect: string;
}

/** A tab, and the link that it is to show. */
export interface Visit {
  readonly tab: number;
  /** As it was clicked, key included. */
  readonly url: string;
}
