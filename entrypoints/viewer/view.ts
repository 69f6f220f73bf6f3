import type { SecretLink, Server } from "../../lib/domain";
import type { FailureInfo } from "../../lib/failure";
import type { Disguise } from "../../lib/disguise";
import type { PasteProblem } from "../../lib/text";

/** A link with its key, and whose it is. */
export interface Target {
  readonly server: Server;
  readonly link: SecretLink;
  /** What makes its host look like that of another server. */
  readonly disguise?: Disguise | undefined;
}

/** How a sealed text came here: fetched from the origin of this page, which uses the link up, or pasted. */
export type Source = "secret" | "pasted";

/** What the page shows. */
export type View =
  | { readonly state: "loading" }
  /** Within another page, which could pass it for something else, or without https, where browsers decrypt nothing. */
  | { readonly state: "unsafe" }
  /** The link's key is cut: nothing is used up. */
  | { readonly state: "cut" }
  /** How to get the sealed text from the service's page, whose address is `page`, without the key. */
  | { readonly state: "steps"; readonly target: Target; readonly page: string }
  /** The link's own origin is that of this page: before the click that fetches, and uses it up. */
  | { readonly state: "own"; readonly target: Target }
  | { readonly state: "revealing" }
  | { readonly state: "gone"; readonly target: Target; readonly tried: boolean }
  | {
      readonly state: "failed";
      readonly target: Target;
      readonly failure: FailureInfo;
      /** What became of it. */
      readonly secret: "not used up" | "maybe used up";
    }
  | Pasting
  /** The sealed text is here, and its passphrase is missing. */
  | {
      readonly state: "locked";
      readonly link: SecretLink;
      readonly sealed: string;
      readonly source: Source;
      readonly wrong: boolean;
      readonly busy: boolean;
    }
  /** Not what the sender sealed: shown only if the person insists. */
  | { readonly state: "warning"; readonly host: string; readonly text: string }
  | { readonly state: "text"; readonly source: Source | "unsealed"; readonly text: string }
  | { readonly state: "cleared" }
  /** Our own mistake. */
  | { readonly state: "broken" };

/** A sealed text is pasted, and where this page has no link, that too. */
export interface Pasting {
  readonly state: "pasting";
  readonly have?: Have | undefined;
  readonly problem?: PasteProblem | undefined;
}

/** The link that need not be pasted. */
export interface Have {
  readonly target: Target;
  /** What a server that insists on a passphrase asks for instead of the sender's (`key.ts`). */
  readonly code: string;
}

export type Show = (view: View) => void;
