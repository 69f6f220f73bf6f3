/** The limits in a server's settings, each release with its own values as shipped. */
import type { Seconds } from "../../lib/domain";
import { DAY, HOUR, MINUTE } from "../../lib/time";
import type { Switches } from "./switches";

/** `site.secret_options` of the configuration, of which v0.17 knows nothing: there it is the plan's lifetime alone. */
export interface Limits {
  /** The smallest is the shortest lifetime there is, the largest the longest anybody may ask for anonymously. v1 heeds neither. */
  readonly ttlOptions: readonly [Seconds, ...Seconds[]];
  readonly defaultTtl: Seconds;
  /** Longer ones are shortened to this without a word. 0.23 has it in `PLAN_TTL_ANONYMOUS`. */
  readonly ttlMaxAnonymous: Seconds;
  /** Bytes of UTF-8. v2 of 0.26 only: v1 is fixed at 10,000, and 0.23 has no such limit. */
  readonly maxBytes: number;
  /** Code points. */
  readonly passphraseMin: number;
  readonly passphraseMax: number;
  /** True if a passphrase must have one of each: A-Z, a-z, a digit, a symbol of ASCII. v1 of 0.26 does not ask. */
  readonly passphraseComplex: boolean;
}

const usual: Limits = {
  ttlOptions: [
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    HOUR,
    4 * HOUR,
    12 * HOUR,
    DAY,
    3 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
  ],
  defaultTtl: 7 * DAY,
  ttlMaxAnonymous: 7 * DAY,
  maxBytes: 10_000,
  passphraseMin: 4,
  passphraseMax: 128,
  passphraseComplex: false,
};

/** `etc/defaults/config.defaults.yaml` and `lib/onetime/config.rb`. */
const shipped: Readonly<Record<Switches["version"], Limits>> = {
  "0.26": usual,
  "0.23": { ...usual, passphraseMin: 8 },
  "0.17": usual,
};

/** All limits: the switched ones, and the rest as shipped. */
export function limitsOf({ version, limits }: Pick<Switches, "version" | "limits">): Limits {
  return { ...shipped[version], ...limits };
}
