/** Passphrases that nobody has to think of. */
import type { Limits, Terms } from "../domain";
import type { Policy } from "../settings/policy";
import { isSealed, type Keeper, passphraseRule, takesPassphrases } from "./draft";

/** Gives strong random bytes. */
type Random = (length: number) => Uint8Array;

export interface Suggestion {
  readonly passphrase: string;
  /** The number of equally likely ones, as a power of two. */
  readonly bits: number;
}

/** 64 bits: nobody tries them all, even with the sealed text at hand. */
const GROUPS = 4;

/**
 * Makes groups of letters that can be read out over a telephone, joined by hyphens.
 *
 * @param rules the rules of a service that checks the passphrase itself. Their maximum is not heeded: a shorter one would be weaker
 */
export function suggest(random: Random, rules?: Limits["passphrase"]): Suggestion {
  const count = Math.max(GROUPS, Math.ceil(((rules?.minLength ?? 0) + 1) / 6));
  const bytes = random(2 * count + 1);
  const groups = Array.from({ length: count }, (_, index) =>
    group(octet(bytes, 2 * index) * 256 + octet(bytes, 2 * index + 1)),
  );
  const passphrase = groups.join("-");
  return {
    passphrase: rules?.complex === true ? varied(passphrase, octet(bytes, 2 * count)) : passphrase,
    bits: 16 * count,
  };
}

/** Suggests a passphrase for these terms, by the rules of the server if the server is to check it. */
export function suggestFor(terms: Terms, keeper: Keeper, random: Random): Suggestion {
  return suggest(random, isSealed({ terms }, keeper) ? undefined : keeper.limits.passphrase);
}

/** The terms with a suggested passphrase. */
export function withSuggestion(terms: Terms, keeper: Keeper, random: Random): Terms {
  const { passphrase } = suggestFor(terms, keeper, random);
  return { ...terms, passphrase, suggested: true };
}

/** The terms with a suggested passphrase, if they have none and a rule asks for one. */
export function completed(terms: Terms, keeper: Keeper, policy: Policy, random: Random): Terms {
  const isAsked = passphraseRule({ terms }, keeper, policy) !== undefined;
  const isMissing = terms.passphrase === undefined && takesPassphrases(keeper);
  return isAsked && isMissing ? withSuggestion(terms, keeper, random) : terms;
}

/**
 * Writes a number of 16 bits as five letters, no two alike: a proquint (arXiv:0901.4016). Powers of two, so no letter is
 * likelier.
 */
export function group(number: number): string {
  const letter = (letters: string, shift: number) =>
    letters.charAt((number >> shift) % letters.length);
  return (
    letter(CONSONANTS, 12) +
    letter(VOWELS, 10) +
    letter(CONSONANTS, 6) +
    letter(VOWELS, 4) +
    letter(CONSONANTS, 0)
  );
}

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aiou";

/** Adds a capital letter and a digit; the hyphens are its signs. Neither is counted as strength. */
function varied(passphrase: string, byte: number): string {
  return `${passphrase.charAt(0).toUpperCase()}${passphrase.slice(1)}-${byte % 8}`;
}

function octet(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  // A weak passphrase must not look like a strong one.
  if (byte === undefined) throw new RangeError("too few random bytes");
  return byte;
}
