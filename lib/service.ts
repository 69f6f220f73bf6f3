/** The seam between Secret Links and the services that keep secrets. */
import type {
  Address,
  Instant,
  Opened,
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
  /**
   * Present if the service seals by itself, here, with a key of its own in the link: no server sees a text. Absent: its servers
   * keep texts as they come, and we can seal them.
   */
  readonly seals?: OwnSeal;
  /** False: a server lives at the root of its host. */
  readonly paths: boolean;
  /** False: many addresses look like its links, so that they count at known servers only. */
  readonly distinct: boolean;
  /** False: a server grants no lifetime but the listed ones. */
  readonly anyLifetime: boolean;
  /** Present: its servers take a passphrase in the address of the reveal, which programs in front of them may write down. */
  readonly passphraseInAddress?: true;
  /** The powers of the handles in its receipts; `Sending` has the calls accordingly. */
  readonly receipts: {
    readonly status: boolean;
    readonly burn: boolean;
    /** True if a burn takes the passphrase of a secret that has one. */
    readonly proof: boolean;
  };
  /** Public servers; the first is the default. */
  readonly servers: readonly [Server, ...Server[]];

  /** A server of this service with only its address known. */
  server(address: Address): Server;

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

/** The facts about a service that seals by itself. */
export interface OwnSeal {
  /** False: it knows no passphrase. */
  readonly passphrases: boolean;
  /** The bytes of text that fit where a server keeps `maxBytes`. A server may refuse fewer, and says so then. */
  capacity(maxBytes: number, passphrase: boolean): number;
}

/** The kinds of a build. The first server of the first one is the default. */
export type Kinds = readonly [Kind, ...Kind[]];

/** The facts about a kind that the browser is told, to know its links before we see them. */
export interface Spotting {
  /** The id of the {@link Kind}. */
  readonly id: string;
  /** Match patterns of this address's links, for the context menu. */
  patterns(address: Address): readonly string[];
  /**
   * Regular expressions (RE2) by which the browser holds a page before it asks for it. At least one matches each of this address's
   * links, whole, cut or mangled, and every other address with a key behind a `#`, encoded or not. They are coarse, and blind to
   * case; `recognise` decides. Each begins with the address unchanged, which takes no memory, however long: browsers leave little
   * to a rule. Without an address, there are more for deceiving links: those with a user name before any address.
   */
  expressions(address?: Address): readonly string[];
}

/** The requests of senders. Pure: everything it does, it does through `io`. Every call may throw a {@link Failure}. */
export interface Sending extends Kind {
  /**
   * Finds out about the server at this address, and its limits for the account of `io`, or for anybody; throws if there is no such
   * server.
   */
  probe(io: Io, address: Address): Promise<Server>;
  /**
   * Proves that the server takes the credentials of `io` for an account: some old servers take wrong credentials for nobody's.
   * Throws `denied` if it does not. Present if `accounts` says so.
   */
  verify?(io: Io, server: Server): Promise<void>;
  /**
   * Sent once. A service that seals by itself seals the text, and tells nobody the passphrase. Any other stores the text as it is;
   * only the caller knows if it is sealed. A server that granted more than was asked keeps nothing: then throws `granted-more`.
   */
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
  /** Opens a text that `reveal` gave. Nobody is asked. Present if the service seals by itself. */
  open?(sealed: string, link: SecretLink, passphrase?: string): Promise<Opened>;
}

export interface Secret {
  readonly text: string;
  readonly lifetime: Seconds;
  /** The word that the service checks, and therefore learns; where the service seals by itself, the one that it seals with. */
  readonly passphrase?: string;
}

export interface Created extends Pick<SecretLink, "id" | "key" | "form"> {
  /** The address that the link leads to, if it is another than the server's. */
  readonly address?: Address;
  /** The handle for `status` and `burn`. Absent: the service gives its creator no such authority. */
  readonly handle?: string;
  /** The expiry that the server granted, which may be earlier than asked. */
  readonly expiresAt: Instant;
  /** The dialect that answered. */
  readonly dialect?: string;
}
