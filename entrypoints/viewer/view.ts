import type { SecretLink, Server } from "../../lib/domain";
import type { FailureInfo } from "../../lib/failure";
import type { Disguise } from "../../lib/links/disguise";
import type { Unsealed } from "../../lib/revealing/unseal";

/** A link with its key, and its server. */
export interface Target {
  readonly server: Server;
  readonly link: SecretLink;
  /** The likeness of its host to that of another server. */
  readonly disguise?: Disguise | undefined;
}

/** A link for which a sealed text is pasted. */
export interface Coded extends Target {
  /** The code for a server that insists on a passphrase, which gets it instead of the sender's (`key.ts`). */
  readonly code: string;
}

/** The view of the page. */
export type View =
  | { readonly state: "loading" }
  /**
   * The page lies within another one, which could pass it for something else, or came without https: browsers decrypt nothing
   * there.
   */
  | { readonly state: "unsafe" }
  /** The way to the sealed text without the key, by the service's page, whose address is `page`. */
  | { readonly state: "steps"; readonly target: Target; readonly page: string }
  /** The link's own origin is that of this page. The click that fetches the secret, and uses it up, is still to come. */
  | { readonly state: "own"; readonly target: Target }
  | { readonly state: "revealing" }
  | { readonly state: "gone"; readonly target: Target; readonly tried: boolean }
  | {
      readonly state: "failed";
      readonly target: Target;
      readonly failure: FailureInfo;
      /** The fate of the secret. */
      readonly secret: "not used up" | "maybe used up";
    }
  | Unsealed<Coded>
  | { readonly state: "cleared" }
  /** Our own mistake. */
  | { readonly state: "broken" };
