/**
 * Puts a value into a sentence that reads from the right, within U+2068 and U+2069, first strong isolate and its end, so that a
 * host with its port or a code keeps its order. A value that begins in Arabic keeps it anyway, and stays unchanged: durations go
 * into the text for the recipient, where an invisible character may be shown as a box.
 */
export function isolated(substitution: string): string {
  return /^\P{L}*\p{Script=Arabic}/u.test(substitution)
    ? substitution
    : `\u2068${substitution}\u2069`;
}
