/** Finds a text by some of its words. */

/** The words of something that is looked for. */
export interface Findable {
  /** Found by any part of it. */
  readonly text: string;
  /** Found by its beginning alone: "revealed" is not meant to find "not revealed". */
  readonly state: string;
}

/**
 * Tells if all words of the query are there, in any order. Case, accents, invisible characters and the width of letters make no
 * difference. An empty query finds everything.
 */
export function finder(query: string): (words: Findable) => boolean {
  const all = plain(query).trim();
  const parts = all.split(/\s+/);
  return (words) => {
    const [text, state] = [plain(words.text), plain(words.state)];
    return (
      state.startsWith(all) || parts.every((part) => text.includes(part) || state.startsWith(part))
    );
  };
}

/** Capitals, since some letters have no other common form ("ß", "ς"). The voicing marks of kana make another letter, and stay. */
function plain(text: string): string {
  return text
    .toUpperCase()
    .normalize("NFKD")
    .replaceAll(/(?![\u3099\u309A])\p{Script=Inherited}|\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFC");
}
