/** Tells if a passphrase was perhaps copied with its neighbours. */

/** Signs that pass for quotation marks and apostrophes (`ʼ`, `´`, `′`), those of East Asia, and a braille sign without dots. */
const ALIKE = String.raw`\u00b4\u02bc\u2032-\u2037\u300c-\u300f\uff02\uff07\u2800`;

const EDGE = String.raw`[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\p{Pi}\p{Pf}\u201a\u201e${ALIKE}]`;
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "u");

/**
 * True if `passphrase` begins or ends with a character that mail and word processors put beside a word: a blank, something
 * unseen, a curly apostrophe or quotation mark. The sender may have meant it, so only the person takes it out.
 */
export function hasOddEdges(passphrase: string): boolean {
  return EDGES.test(passphrase);
}
