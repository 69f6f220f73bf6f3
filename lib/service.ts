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

/** The outside world for one service. */
export interface Io {
  /**
   * Sends once: no retry, no redirect followed, no cookie, cache or referrer. Rejects with a {@link Failure}: without an answer
   * `unreachable` if the call is `safe`, else `unanswered`; without host permission `denied`. `timeout` is in milliseconds and
   * covers the body too; reveal passes none.
   */
  send(
    request: Request,
    options: { readonly timeout?: number; readonly safe: boolean },
  ): Promise<Response>;
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array<ArrayBuffer>;
  now(): Instant;
  /** The credentials of the account to speak for. Absent: anonymously. */
  readonly credentials?: Credentials;
}

export interface Credentials {
  /** Printable, for people: an e-mail address mostly. */
  readonly user: string;
  readonly token: string;
}

/** The facts about a kind of server that are known without asking one. */
export interface Kind {
  /** The project's own name without spaces. */
  readonly id: string;
  /** The name that people know. */
  readonly name: string;
  /** True if people can have accounts at its servers; then there is a way to `verify` one. */
  readonly accounts: boolean;
  /** Public servers; the first is the default. */
  readonly servers: readonly [Server, ...Server[]];

  /** A server of this service with only its address known. */
  server(origin: Origin): Server;

  /**
   * The link in `url` by its shape, whatever its host; nothing if there is none. `url` has been mended (`mend.ts`), but more may
   * stand after the link. Never touches the network. Throws `corrupt` if the key is cut or malformed: nothing must be consumed
   * through such a link.
   */
  parse(url: URL): SecretLink | undefined;
  /** The reverse of `parse`: `parse(format(link))` is `link`. */
  format(link: SecretLink): URL;
  /** True if the shape of `url` is that of a page that shows a sender the fate of a secret. */
  isReceipt(url: URL): boolean;
}

/** The kinds of a build. The first server of the first one is the default. */
export type Kinds = readonly [Kind, ...Kind[]];

/** The facts about a kind that the browser is told, to know its links before we see them. */
export interface Spotting {
  /** The id of the {@link Kind}. */
  readonly id: string;
  /** Match patterns of this origin's links, for the context menu. */
  patterns(origin: Origin): readonly string[];
  /**
   * Regular expressions (RE2) by which the browser holds a page before it asks for it. At least one matches each of this origin's
   * links, whole, cut or mangled, and every other address with a key behind a `#`, encoded or not. They are coarse, and blind to
   * case; `recognise` decides. Each begins with the origin unchanged, which takes no memory, however long: browsers leave little
   * to a rule. Without an origin, there are more for deceiving links: those with a user name before any origin.
   */
  expressions(origin?: Origin): readonly string[];
}

/** The requests of senders. Pure: everything it does, it does through `io`. Every call may throw a {@link Failure}. */
export interface Sending extends Kind {
  /**
   * Finds out about the server at this origin, and its limits for the account of `io`, or for anybody; throws if there is no such
   * server.
   */
  probe(io: Io, origin: Origin): Promise<Server>;
  /**
   * Proves that the server takes the credentials of `io` for an account: some old servers take wrong credentials for nobody's.
   * Throws `denied` if it does not. Present if `accounts` says so.
   */
  verify?(io: Io, server: Server): Promise<void>;
  /** Sent once. The text is stored as it is; only the caller knows if it is sealed. */
  create(io: Io, server: Server, secret: Secret): Promise<Created>;
  /** Asks for the fate of a secret. Absent: the creator cannot know. */
  status?(io: Io, server: Server, handle: string): Promise<Status>;
  /** Destroys the secret unread; the status was asked for afresh afterwards. Absent: the secret can only expire. */
  burn?(io: Io, server: Server, handle: string, passphrase?: string): Promise<Status>;
}

/** The requests of recipients, by themselves: a recipient loads nothing that makes or burns. `server` is always the link's. */
export interface Receiving extends Kind {
  /** Looks without consuming. */
  preview(io: Io, server: Server, link: SecretLink): Promise<Preview>;
  /** Consumes the secret. Called once per click and never retried; waits for the answer however long it takes. */
  reveal(io: Io, server: Server, link: SecretLink, passphrase?: string): Promise<Revealed>;
}

export interface Secret {
  readonly text: string;
  readonly lifetime: Seconds;
  /** The word that the service checks, and therefore learns. */
  readonly passphrase?: string;
}

export interface Created {
  readonly id: string;
  /** The handle for `status` and `burn`. Absent: the service gives its creator no such authority. */
  readonly handle?: string;
  /** The expiry that the server granted, which may be earlier than asked. */
  readonly expiresAt: Instant;
  /** The dialect that answered. */
  readonly dialect?: string;
}
