/** Tells if a link that was put together from pieces is the one that was broken. */

/** The hexadecimal digits of a whole key: neither fewer, nor those of a word, pass for them. */
const HEX = /^[\da-f]{64}$/;

/** A piece that may be a word, a number or a rule of its own, which happens to have the length of the rest of a key. */
const WORD = /^(?:[A-Z]?[a-z]*|[A-Z]*|\d*|[-_~]*)[^\w~-]*$/;

/**
 * @param key the key that the pieces gave
 * @param last the last piece
 * @param alone true if nothing else stands in its line
 */
export function isWhole(key: string, last: string, alone: boolean): boolean {
  return HEX.test(key) || last.includes(key) || (alone && !WORD.test(last));
}
