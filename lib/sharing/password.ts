/** Passwords that nobody has to think of. */
import type { PasswordShape } from "../settings/passwordShape";

/** Without 0 O o, 1 I i l: people type passwords off a screen or a sheet of paper. */
const CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const SMALL = "abcdefghjkmnpqrstuvwxyz";
const DIGITS = "23456789";
/** On every keyboard, and harmless between quotation marks in shells, JSON, YAML and XML. */
const OTHERS = "#%*+-=?@_";

/** A password has at least one sign of each of its sets, as many sites ask for. Digits among themselves are all distinct. */
const SETS: Readonly<Record<PasswordShape["signs"], readonly string[]>> = {
  digits: ["0123456789"],
  letters: [CAPITALS, SMALL, DIGITS],
  all: [CAPITALS, SMALL, DIGITS, OTHERS],
};

/**
 * Draws a password: all of this shape are equally likely.
 *
 * @param random strong random bytes
 */
export function drawPassword(
  random: (length: number) => Uint8Array,
  { length, signs }: PasswordShape,
): string {
  const sets = SETS[signs];
  const alphabet = sets.join("");
  for (;;) {
    const drawn = Array.from({ length }, () => alphabet.charAt(below(alphabet.length, random)));
    // A sign put in where one is missing would be likelier than others there, so all of them are drawn anew.
    if (sets.every((set) => drawn.some((sign) => set.includes(sign)))) return drawn.join("");
  }
}

/** The number of passwords of this shape, as a power of two, rounded down. */
export function bitsOf({ length, signs }: PasswordShape): number {
  const sizes = SETS[signs].map((set) => set.length);
  return Math.floor(Math.log2(withEach(sizes, sum(sizes), length)));
}

/** The number of words of this length over `signs` signs that have one of each of these sets (inclusion and exclusion). */
function withEach(sizes: readonly number[], signs: number, length: number): number {
  const [first, ...others] = sizes;
  if (first === undefined) return signs ** length;
  return withEach(others, signs, length) - withEach(others, signs - first, length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Draws a whole number below `limit`, which is 256 at most. Bytes beyond its last multiple would favour the first numbers. */
function below(limit: number, random: (length: number) => Uint8Array): number {
  for (;;) {
    const [byte] = random(1);
    // A weak password must not look like a strong one.
    if (byte === undefined) throw new RangeError("too few random bytes");
    if (byte < 256 - (256 % limit)) return byte % limit;
  }
}
