/** Reads a server's statements about its limits: hints, each of which may miss or make no sense. */
import type { Limits, Seconds } from "../../domain";
import { field, flag, number, numbers } from "../../fields";
import { DAY, MINUTE } from "../../time";
import { DEFAULTS } from "./defaults";

/** The shortest and the longest lifetime that any release grants. */
const [SHORTEST, LONGEST] = [MINUTE, 365 * DAY];

/** The longest lifetime of every account up to v0.23. */
const OLD_LONGEST = 14 * DAY;

/** Bytes, each a character at the most: v0.18 to v0.23 cut a text of 100,000 characters, and count no bytes. */
const OLD_BYTES = 99_999;

interface Whose {
  readonly account: boolean;
  readonly old: boolean;
}

/** Nobody wants to choose from more; the shipped list has eleven. */
const MOST_LIFETIMES = 20;

/** Bytes. A text this long, escaped sign by sign, still fits into the longest answer that is read (`exchange.ts`). */
const MOST_BYTES = 2_000_000;

/** Characters. Nobody types more. */
const MOST_PASSPHRASE = 256;

/**
 * The limits in `secret_options`, as the web app is told them (`config_serializer.rb` of v0.22.11 to v0.26.6).
 *
 * @param options may be anything: a missing or wrong part is as in {@link DEFAULTS}
 * @param of the people and the server that they hold for: with an account or not, up to v0.23 or not
 */
export function limitsOf(options: unknown, of: Whose): Limits {
  const lifetimes = lifetimesOf(options, of);
  const usual = number(options, "default_ttl") ?? DEFAULTS.usualLifetime;
  return {
    lifetimes,
    usualLifetime: lifetimes.findLast((lifetime) => lifetime <= usual) ?? lifetimes[0],
    maxBytes: of.old ? OLD_BYTES : maxBytes(field(options, "content")),
    passphrase: rules(field(options, "passphrase")),
  };
}

/** A lifetime that is too long for a guest is granted as far as guests get. */
function lifetimesOf(options: unknown, { account, old }: Whose): Limits["lifetimes"] {
  const longestOfMembers = old ? OLD_LONGEST : LONGEST;
  const longest = account ? longestOfMembers : longestOfGuests(options);
  const offered = numbers(options, "ttl_options")?.filter(isLifetime) ?? [];
  const granted = (offered.length > 0 ? offered : DEFAULTS.lifetimes)
    .map((lifetime) => Math.min(lifetime, longest))
    .toSorted((a, b) => a - b);
  const [first, ...others] = [...new Set(granted)].slice(-MOST_LIFETIMES);
  return first === undefined ? DEFAULTS.lifetimes : [first, ...others];
}

function longestOfGuests(options: unknown): Seconds {
  // The first is planned (#4342): the limit of the caller, which is a guest here.
  const ceiling = number(options, "ttl_ceiling") ?? number(options, "ttl_max_anonymous");
  const said = Math.floor(ceiling ?? 0);
  return said < SHORTEST ? 7 * DAY : said;
}

function isLifetime(value: Seconds): boolean {
  return Number.isInteger(value) && value >= SHORTEST && value <= LONGEST;
}

/** The server counts bytes, though its comment says characters (`base_secret_action.rb` of v0.26.6). */
function maxBytes(content: unknown): number {
  const most = Math.floor(number(content, "maximum_length") ?? 0);
  return most < 1 ? DEFAULTS.maxBytes : Math.min(most, MOST_BYTES);
}

function rules(said: unknown): Limits["passphrase"] {
  const { required, minLength, maxLength, complex } = DEFAULTS.passphrase;
  const least = number(said, "minimum_length") ?? minLength;
  const most = number(said, "maximum_length") ?? maxLength;
  return {
    required: flag(said, "required") ?? required,
    ...(least <= Math.min(most, MOST_PASSPHRASE) && most >= 1
      ? { minLength: least, maxLength: most }
      : { minLength, maxLength }),
    complex: flag(said, "enforce_complexity") ?? complex,
  };
}
