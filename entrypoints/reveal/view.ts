import type { Look } from "../../components/reveal/PreviewFacts";
import type { Website } from "../../components/reveal/WebsiteOffer";
import type { Preview, SecretLink, Server } from "../../lib/domain";
import type { FailureInfo } from "../../lib/failure";
import type { Disguise } from "../../lib/links/disguise";
import type { Wrappers } from "../../lib/links/recognise";
import type { Doing } from "../../lib/wording/notice";
import type { PasteProblem } from "../../lib/wording/sentences";
import type { Unsealed } from "../../lib/revealing/unseal";

/** A link, the people who can open it, and the page that it leads to without us. */
export interface Target {
  readonly server: Server;
  readonly link: SecretLink;
  readonly site: Site;
}

export interface Site extends Website {
  /** The address with the key. */
  readonly url: string;
  /** A browser would have sent the key along, since it stood before any `#`. */
  readonly exposed?: true;
}

/** The view of the tab. */
export type View =
  | { readonly state: "loading" }
  /** The tab has no link: there never was one, or the browser was restarted since. */
  | { readonly state: "empty"; readonly problem?: PasteProblem }
  | { readonly state: "cleared" }
  /** The link's key is cut: nothing was asked for, and nothing is used up. */
  | { readonly state: "cut"; readonly host: string; readonly site: Site }
  /** Nobody vouched for the host: nothing is sent before the person allows it. */
  | {
      readonly state: "foreign";
      readonly target: Target;
      readonly disguise: Disguise | undefined;
      readonly wrappers: Wrappers | undefined;
    }
  /** The server is known, but others have had the link: nothing is asked for before the person has seen its real target. */
  | { readonly state: "wrapped"; readonly target: Target; readonly wrappers: Wrappers }
  | {
      readonly state: "preview";
      readonly target: Target;
      readonly own: boolean;
      readonly look: Look;
    }
  | { readonly state: "gone"; readonly target: Target; readonly tried: boolean }
  /** Only the service's own page can open it. */
  | { readonly state: "elsewhere"; readonly target: Target }
  /** The service wants a passphrase before it hands anything out. */
  | {
      readonly state: "asked";
      readonly target: Target;
      readonly preview: Preview;
      readonly wrong: boolean;
      readonly busy: boolean;
      readonly attemptsLeft?: number | undefined;
    }
  | { readonly state: "revealing" }
  /** The secret is gone, or the passphrase was wrong or missing; the request used nothing up. */
  | {
      readonly state: "refused";
      readonly target: Target;
      readonly preview: Preview;
      readonly tried: boolean;
      readonly typed?: string | undefined;
    }
  | Unsealed<Target>
  | {
      readonly state: "failed";
      readonly failure: FailureInfo;
      readonly doing: Extract<Doing, "preview" | "reveal">;
      readonly target: Target;
    }
  /** Our own mistake. The received text is kept if it could be. */
  | { readonly state: "broken"; readonly failure: FailureInfo };
