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

/** How a secret is handed over. */
export interface Terms {
  readonly lifetime: Seconds;
  /** A word the recipient must know, sent by another way. Never empty. */
  readonly passphrase?: string;
  /** Encrypted here, key in the link only. Then the passphrase is ours and the service never sees it. */
  readonly sealed: boolean;
}

/** The two kinds of links, as {@link Terms.sealed} makes them. */
export type LinkKind = "sealed" | "service-encrypted";

/** The kind of link that these terms make. */
export function kindOf({ sealed }: Pick<Terms, "sealed">): LinkKind {
  return sealed ? "sealed" : "service-encrypted";
}

/** One origin of a service, as far as known. Defaults make probing optional. */
export interface Server {
  readonly service: string;
  readonly origin: Origin;
  /** Which dialect it speaks, for instance "v2-guest" or "v2"; only the service reads it. Absent: not known yet. */
  readonly dialect?: string;
  /** Whether it takes secrets of people without an account. Absent: not known yet. */
  readonly guests?: boolean;
  /** Whether one caller only gets a secret, however many ask at the same moment. Absent: not known. */
  readonly exclusive?: boolean;
  readonly limits: Limits;
}

export interface Limits {
  /** What the form offers, ascending. The last one is the longest the server grants. */
  readonly lifetimes: readonly [Seconds, ...Seconds[]];
  /** What the server itself would choose: one of them. */
  readonly usualLifetime: Seconds;
  /** Bytes of UTF-8 the service stores at most: of the sealed form, where sealed. */
  readonly maxBytes: number;
  /** Rules of the service for passphrases that it checks itself; ours are free of them. */
  readonly passphrase: {
    readonly required: boolean;
    /** In characters, as the service counts them: code points. */
    readonly minLength: number;
    readonly maxLength: number;
    /** Capital and small letters, digits and other signs, at least one of each. */
    readonly complex: boolean;
  };
}

/** Everything needed to reveal. In memory only. */
export interface SecretLink {
  readonly service: string;
  readonly origin: Origin;
  readonly id: string;
  /** 64 lower-case hex digits: the text is sealed. The server must never see it. */
  readonly key?: string;
  /** Characters of the access code, where the server's rule asks for another than the usual one (`key.ts`). Never without a key. */
  readonly codeLength?: number;
}

/** What the sender keeps of a secret: enough to ask what became of it or to burn it, never to read it. */
export interface Receipt {
  readonly service: string;
  readonly origin: Origin;
  /** Opaque to all but the service: its authority to report on or burn the secret. Absent: neither is possible. */
  readonly handle?: string;
  /** SHA-256 of origin and secret id, as hex: recognises a link as one's own without keeping it. Identifies the receipt. */
  readonly linkDigest: string;
  readonly sealed: boolean;
  /** Whether the recipient is asked for a passphrase. */
  readonly passphrase: boolean;
  /** Whether the service asks for one, be it that or an access code: a burn without it counts as a wrong try. */
  readonly guarded: boolean;
  readonly note: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly status: Status;
  /** When it was found to be kept long enough. */
  readonly overdue?: Instant;
}

/** What became of a secret. */
export type Status =
  | { readonly state: "waiting"; readonly opened: boolean }
  | { readonly state: "revealed"; readonly at?: Instant }
  | { readonly state: "burned"; readonly at?: Instant }
  | { readonly state: "expired" }
  /** No longer there, and the service does not say why. */
  | { readonly state: "gone" };

/** What can be known of a link without consuming it. */
export type Preview =
  | {
      readonly state: "waiting";
      /** Whether the service asks for a passphrase. */
      readonly passphrase: boolean;
      readonly expiresAt?: Instant;
      /** Of the server, where the answer shows it. */
      readonly exclusive?: boolean;
      /** The dialect that answered: pass it on in `Server` to spare `reveal` the search. */
      readonly dialect?: string;
    }
  /** The server cannot look without consuming (v1). `dialect` as above. */
  | { readonly state: "unknown"; readonly dialect?: string }
  | { readonly state: "gone" };

export type Revealed =
  | { readonly state: "revealed"; readonly text: string }
  /** Not as the service documents it: the whole answer as it came. The secret may be in it, and nowhere else any more. */
  | { readonly state: "answer"; readonly text: string }
  /** The service wants a passphrase, or another one. Nothing is consumed; it counts attempts. */
  | { readonly state: "passphrase"; readonly attemptsLeft?: number }
  /** Gone, or the passphrase was wrong or missing, in which case nothing is consumed: the service does not say which (v1). */
  | { readonly state: "refused" }
  | { readonly state: "gone" };
