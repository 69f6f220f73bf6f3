/** The nouns of Secret Links. Plain data: everything here survives a message and storage. */

/** Seconds. Services that count otherwise convert in their own file. */
export type Seconds = number;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Scheme, host and port, no trailing slash. Plain http only on loopback. */
export type Origin =
  | `https://${string}`
  | `http://localhost${string}`
  | `http://127.0.0.1${string}`;

/**
 * The address of a server: its origin, and the path below which it lives, if it is not at the root. It has no slash at its end,
 * no query and no fragment.
 */
export type Address = Origin | `${Origin}/${string}`;

/** The way a secret is handed over. */
export interface Terms {
  readonly lifetime: Seconds;
  /** A word the recipient must know, sent by another way. Never empty. */
  readonly passphrase?: string;
  /** The passphrase was suggested: its sender may not have seen it yet, so the result shows it. */
  readonly suggested?: true;
  /**
   * True if the text is encrypted here, with the key in the link only. Then the passphrase is ours and the service never sees it.
   */
  readonly sealed: boolean;
}

/** The two kinds of links, as {@link Terms.sealed} makes them. */
export type LinkKind = "sealed" | "service-encrypted";

/** The kind of link that these terms make. */
export function linkKindOf({ sealed }: Pick<Terms, "sealed">): LinkKind {
  return sealed ? "sealed" : "service-encrypted";
}

/** One server of a service, as far as known. Defaults make probing optional. */
export interface Server {
  readonly service: string;
  readonly address: Address;
  /** The address of its interface. Absent: the interface is below the server's own address. */
  readonly api?: Address;
  /** The dialect that it speaks, for instance "v2-guest" or "v2"; only the service reads it. Absent: not known yet. */
  readonly dialect?: string;
  /** True if the server takes secrets of people without an account. Absent: not known yet. */
  readonly guests?: boolean;
  /** True if only one caller gets a secret, however many ask at the same moment. Absent: not known. */
  readonly exclusive?: boolean;
  readonly limits: Limits;
}

export interface Limits {
  /** The choices in the form, ascending. The last one is the longest the server grants. */
  readonly lifetimes: readonly [Seconds, ...Seconds[]];
  /** The server's own choice: one of them. */
  readonly usualLifetime: Seconds;
  /** Bytes of UTF-8 that the service stores at most; a sealed text counts in its sealed form. */
  readonly maxBytes: number;
  /** Rules of the service for passphrases that it checks itself; ours are free of them. */
  readonly passphrase: {
    readonly required: boolean;
    /** In characters, as the service counts them: code points. */
    readonly minLength: number;
    readonly maxLength: number;
    /** True if it needs capital and small letters, digits and other signs, at least one of each. */
    readonly complex: boolean;
  };
}

/** Everything needed to reveal a secret. In memory only. */
export interface SecretLink {
  readonly service: string;
  readonly address: Address;
  readonly id: string;
  /**
   * The part that the server must never see. In a link that we sealed: 64 lower-case hex digits. A service that seals by itself
   * has keys in an alphabet of its own.
   */
  readonly key?: string;
  /** Characters of the access code, if the server's rule asks for another than the usual one (`key.ts`). Only with our own seal. */
  readonly codeLength?: number;
  /** The form of the link, where its service has several; only the service reads it. */
  readonly form?: string;
}

/** The sender's record of a secret: enough to follow it or to burn it, never to read it. */
export interface Receipt {
  readonly service: string;
  readonly address: Address;
  /** Opaque to all but the service: the authority to report on or burn the secret. Absent: neither is possible. */
  readonly handle?: string;
  /** SHA-256 of address and secret id, as hex: recognises a link as one's own without keeping it. Identifies the receipt. */
  readonly linkDigest: string;
  readonly sealed: boolean;
  /** True if the recipient is asked for a passphrase. */
  readonly passphrase: boolean;
  /** True if the service asks for a passphrase or an access code at burn: one without it counts as a wrong try. */
  readonly guarded: boolean;
  readonly note: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly status: Status;
  /** The first time that it was found to be kept long enough. */
  readonly overdue?: Instant;
}

/** The fate of a secret, and the facts about it that some services tell besides. */
export type Status = Fate & {
  /** Absent: there were none, or the service does not tell. */
  readonly looks?: Looks;
};

type Fate =
  /** `untold`: it waits as far as anybody knows, since its server tells nobody. */
  | { readonly state: "waiting"; readonly opened: boolean; readonly untold?: true }
  | { readonly state: "revealed"; readonly at?: Instant }
  | { readonly state: "burned"; readonly at?: Instant }
  | { readonly state: "expired" }
  /** The secret is no longer there, and the service does not say why. */
  | { readonly state: "gone" };

/** The looks at the page of a link, by anybody. */
export interface Looks {
  /** At least one. */
  readonly count: number;
  /** Absent: the service has forgotten the earliest looks, and there were at least `count`. */
  readonly first?: Instant;
  readonly last?: Instant;
}

/** The facts about a link that are known without consuming it. */
export type Preview =
  | {
      readonly state: "waiting";
      /** True if the service asks for a passphrase. */
      readonly passphrase: boolean;
      readonly expiresAt?: Instant;
      /** The server's promise, if the answer shows it. */
      readonly exclusive?: boolean;
      /** The dialect that answered: pass it on in `Server` to spare `reveal` the search. */
      readonly dialect?: string;
    }
  /** The server cannot look without consuming (v1). `dialect` as above. */
  | { readonly state: "unknown"; readonly dialect?: string }
  /** Only the service's own page opens it: a file, several views, or an algorithm that we lack. */
  | { readonly state: "elsewhere"; readonly dialect?: string }
  | { readonly state: "gone" };

export type Revealed =
  /**
   * `text`: the secret, or the sealed text, which is yet to be opened. `lasts`: the link may open again, since its sender did not
   * limit it to one reading.
   */
  | { readonly state: "revealed"; readonly text: string; readonly lasts?: true }
  /**
   * An answer that the service does not document: the whole of it, unchanged. The secret may be in it, and nowhere else any more.
   */
  | { readonly state: "answer"; readonly text: string }
  /** The service wants a passphrase, or another one. Nothing is consumed; it counts attempts. */
  | { readonly state: "passphrase"; readonly attemptsLeft?: number }
  /**
   * The secret is gone, or the passphrase was wrong or missing, in which case nothing is consumed: the service does not say which
   * (v1).
   */
  | { readonly state: "refused" }
  | { readonly state: "gone" };

/** The result of a try to open a sealed text. Nothing is used up by it, so it is tried as often as one likes. */
export type Opened =
  | ({
      readonly state: "open";
      readonly text: string;
      /** The files that came along: they are nowhere else any more. */
      readonly files?: readonly AttachedFile[];
    } & Lasting)
  /** The text needs a passphrase and got none. */
  | { readonly state: "passphrase" }
  /** Key or passphrase are not the sender's, or the text was changed since: cryptography cannot tell these apart. */
  | ({ readonly state: "wrong" } & Lasting)
  /** The text is not whole, or has a form that we do not know. */
  | ({ readonly state: "corrupt" } & Lasting);

export interface Lasting {
  /** The link may open again, as the answer tells: its sender did not limit it to one reading. */
  readonly lasts?: true;
}

export interface AttachedFile {
  readonly name: string;
  /** Media type. Empty: not told. */
  readonly type: string;
  readonly base64: string;
}
