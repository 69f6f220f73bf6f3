/** The switches of the reference server, which can be changed while it runs. */
import type { Limits } from "./limits";

export interface Switches {
  /**
   * The release of the server. 0.26: v0.26.6. 0.23: v0.23.6, the last before the rewrite: identifiers of 31 characters,
   * `metadata` for receipts, numbers as strings, long texts cut, other error bodies, and a secret for all who ask at once. 0.17:
   * v0.17.3, from its source: as 0.23 on v1, without `authcheck` and without rules for passphrases; v2 has no more than status
   * and version.
   */
  readonly version: "0.26" | "0.23" | "0.17";
  /** Off: anonymous v2 calls are answered 403 `GuestRoutesDisabled`; v1 goes on. Without effect on 0.23. */
  readonly guestRoutes: boolean;
  /** Off: v2 outside `/guest/` is answered 401. Without effect on 0.23. */
  readonly accounts: boolean;
  /** Off: `/api/v2/guest/*` does not exist, as in 0.24.0 to 0.24.5; plain v2 works. */
  readonly guestPaths: boolean;
  /** Off: there is v1 only, as up to 0.15 or behind a proxy that lets no more through. No page state either. */
  readonly v2: boolean;
  readonly passphraseRequired: boolean;
  /** The limits that differ from those of the version as shipped. */
  readonly limits: Partial<Limits>;
  /**
   * The plan of the account. unlimited: all there is, as on servers that sell nothing. free: 14 days; v2 refuses more, 403
   * `EntitlementRequired`. no-api: all of v2 refuses the account so; v1 does not ask. Without effect before 0.26.
   */
  readonly plan: "unlimited" | "free" | "no-api";
  /**
   * The answer of v2 of 0.26 to wrong credentials. refused: 401, since v0.26.3. anonymous: nobody's, from v0.24.2; only the list
   * of receipts is refused. anonymous-everywhere: that too is answered, in v0.24.0 and v0.24.1. v1 and 0.23 refuse them.
   */
  readonly wrongCredentials: "refused" | "anonymous" | "anonymous-everywhere";
  /** On: a POST whose Origin is not the server's own is answered 403 with the plain text "Forbidden". */
  readonly originCheck: boolean;
  /** On: the site has a service worker that is after keys, and its front page registers it. */
  readonly serviceWorker: boolean;
  /** Milliseconds between the server's act and its answer. */
  readonly latency: number;
  /** The fault to make. */
  readonly fault?: Fault | undefined;
}

export interface Fault {
  readonly kind: FaultKind;
  /** The requests to disturb, by "METHOD path"; all if absent. */
  readonly on?: RegExp;
  /** The number of requests to disturb; all if absent. */
  readonly times?: number;
}

export const faultKinds = [
  /** The connection is destroyed before anything happens. */
  "refuse",
  /** The operation takes effect and no answer ever comes. */
  "hang",
  /** The operation takes effect and its answer waits for `release`. */
  "hold",
  /** The operation takes effect; the answer breaks off in the middle of its body. */
  "cut",
  /** The operation does not take effect, and the server says so itself. */
  "500",
  /** 429 on v2, 404 on v1: too many requests. Nothing takes effect. */
  "limited",
  /** In place of the server, 200 with a web page: a portal or proxy. Nothing takes effect. */
  "html",
  /** In place of the server, 502 with plain text: a proxy. Nothing takes effect. */
  "plain",
  /** In place of the server, 302 to another path. Nothing takes effect. */
  "redirect",
  /** The operation takes effect; the answer is labelled JSON and is none. */
  "garbage",
  /** The operation takes effect; a proxy labels the answer as text and adds a line to it, with a 203. */
  "odd",
  /** The operation takes effect; the answer never ends. */
  "flood",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** As shipped. */
export const shipped: Switches = {
  version: "0.26",
  guestRoutes: true,
  accounts: true,
  guestPaths: true,
  v2: true,
  passphraseRequired: false,
  limits: {},
  plan: "unlimited",
  wrongCredentials: "refused",
  originCheck: false,
  serviceWorker: false,
  latency: 0,
};
