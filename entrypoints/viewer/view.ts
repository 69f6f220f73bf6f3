import type { SecretLink, Server } from "../../lib/domain";
import type { FailureInfo } from "../../lib/failure";
import type { Disguise } from "../../lib/links/disguise";
import type { Unsealed } from "../../lib/revealing/unseal";

/** A link with its key, and whose it is. */
export interface Target {
  readonly server: Server;
  readonly link: SecretLink;
  /** What makes its host look like that of another server. */
  readonly disguise?: Disguise | undefined;
}

/** A link for which a sealed text is pasted. */
export interface Coded extends Target {
  /** What a server that insists on a passphrase asks for instead of the sender's (`key.ts`). */
  readonly code: string;
}

/** What the page shows. */
export type View =
  | { readonly state: "loading" }
  /** Within another page, which could pass it for something else, or without https, where browsers decrypt nothing. */
  | { readonly state: "unsafe" }
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
  | Unsealed<Coded>
  | { readonly state: "cleared" }
  /** Our own mistake. */
  | { readonly state: "broken" };
