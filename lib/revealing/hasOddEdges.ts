/** Tells if a passphrase was perhaps copied with its neighbours. */

const EDGE = String.raw`[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\p{Pi}\p{Pf}\u201a\u201e]`;
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "u");

/**
 * True if `passphrase` begins or ends with a character that mail and word processors put beside a word: a blank, something
 * unseen, a curly apostrophe or quotation mark. The sender may have meant it, so only the person takes it out.
 */
export function hasOddEdges(passphrase: string): boolean {
  return EDGES.test(passphrase);
}
