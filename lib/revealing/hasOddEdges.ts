/** Tells whether a passphrase was perhaps copied with more than itself. */

const EDGE = String.raw`[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\p{Pi}\p{Pf}\u201a\u201e]`;
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "u");

/**
 * Whether `passphrase` begins or ends with what mail and word processors put beside a word: a blank, something unseen, a curly
 * apostrophe or quotation mark. It may well be meant, so nobody takes it out but the person.
 */
export function hasOddEdges(passphrase: string): boolean {
  return EDGES.test(passphrase);
}
