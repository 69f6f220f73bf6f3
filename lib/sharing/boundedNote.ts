/** Holds a note to the length that is kept. */

/** Characters. The fields count UTF-16 code units, and so take fewer of some languages. */
export const LONGEST_NOTE = 100;

/** The note as it is kept: bounded, with no character cut in two. */
export function boundedNote(note: string): string {
  return Array.from(note).slice(0, LONGEST_NOTE).join("");
}
