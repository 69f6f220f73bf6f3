/** The seam between Secret Links and the services that keep secrets. */
import type {
  Instant,
  Origin,
  Preview,
  Revealed,
  Seconds,
  SecretLink,
  Server,
  Status,
} from "./domain";

/** The outside world as one service sees it. */
export interface Io {
  /**
   * Sends once: no retry, no redirect followed, no cookie, cache or referrer. Rejects with a {@link Failure}:
   * without an answer `unreachable` if the call is `safe`, else `unanswered`; without host permission `denied`.
   * `timeout` is in milliseconds and covers the body too; reveal passes none.
   */
  send(
    request: Request,
    options: { readonly timeout?: number; readonly safe: boolean },
  ): Promise<Response>;
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array<ArrayBuffer>;
  now(): Instant;
  /** Of the account to speak for. Absent: anonymously. */
  readonly credentials?: Credentials;
}

export interface Credentials {
  /** Printable, for people: an e-mail address mostly. */
  readonly user: string;
  readonly token: string;
}

/** A kind of server, as far as it is known without asking one. */
export interface Kind {
  /** The project's own name without spaces. */
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  /** Whether people can have accounts at its servers; then there is a way to `verify` one. */
  readonly accounts: boolean;
  /** Public servers; the first is the default. */
  readonly servers: readonly [Server, ...Server[]];

  /** A server of this service about which nothing is known yet but its address. */
  server(origin: Origin): Server;

  /**
   * The link in `url` by its shape, whatever its host; nothing if it is none. `url` has been mended (`mend.ts`), but more may
   * stand after the link. Never touches the network.
   * Throws `corrupt` if it is one whose key is cut or malformed: nothing must be consumed through it.
   */
  parse(url: URL): SecretLink | undefined;
  /** `parse(format(link))` is `link`. */
  format(link: SecretLink): URL;
  /** Whether `url` shows its sender what became of a secret, by its shape. */
  isReceipt(url: URL): boolean;
}

/** What the browser is told of a kind, to know its links before we see them. */
export interface Spotting {
  /** The {@link Kind}'s. */
  readonly id: string;
  /** Match patterns of this origin's links, for the context menu. */
  patterns(origin: Origin): readonly string[];
  /**
   * Regular expressions (RE2), of which one at least matches each of this origin's links, whole, cut or mangled, and whatever else
   * has a key behind a `#`, encoded or not: by them the browser holds a page before it asks for it. They are coarse, and blind
   * to case; `recognise` decides. Each begins with the origin as it is, which takes no memory, however long: browsers leave
   * little to a rule. So there are some more for what deceives: links of whatever origin with a user name before it, if
   * none is given.
   */
  expressions(origin?: Origin): readonly string[];
}

/** What senders ask of one. Pure: everything it does, it does through `io`. Every call may throw a {@link Failure}. */
export interface Sending extends Kind {
  /** What this origin is and allows the account of `io`, or anybody; throws if it is no such server. */
  probe(io: Io, origin: Origin): Promise<Server>;
  /**
   * Proves that the server takes the credentials of `io` for an account: some old ones take wrong ones for nobody's.
   * Throws `denied` if it does not. There where `accounts` says so.
   */
  verify?(io: Io, server: Server): Promise<void>;
  /** Sent once. The text is stored as it is; whether it is sealed is the caller's matter. */
  create(io: Io, server: Server, secret: Secret): Promise<Created>;
  /** What became of it. Absent: the creator cannot know. */
  status?(io: Io, server: Server, handle: string): Promise<Status>;
  /** Destroy it unread; the status it gives was asked afresh afterwards. Absent: it can only expire. */
  burn?(io: Io, server: Server, handle: string, passphrase?: string): Promise<Status>;
}

/** What recipients ask of one, by itself: who reveals loads nothing that makes or burns. `server` is always the link's. */
export interface Receiving extends Kind {
  /** Look without consuming. */
  preview(io: Io, server: Server, link: SecretLink): Promise<Preview>;
  /** Consumes. Called once per click and never retried; waits for the answer however long it takes. */
  reveal(io: Io, server: Server, link: SecretLink, passphrase?: string): Promise<Revealed>;
}

export interface Secret {
  readonly text: string;
  readonly lifetime: Seconds;
  /** For the service to check; it is told this word. */
  readonly passphrase?: string;
}

export interface Created {
  readonly id: string;
  /** What `status` and `burn` take. Absent: the service gives its creator no such authority. */
  readonly handle?: string;
  /** What the server granted, which may be less than asked. */
  readonly expiresAt: Instant;
  /** The dialect that answered. */
  readonly dialect?: string;
}
