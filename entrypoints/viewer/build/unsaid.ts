/** Sentences that the shared components say on other pages only: they would take room here in seven languages. */
export const UNSAID: readonly string[] = [
  // Only the header of other pages says it.
  "privateWindow",
  // Only a secret that is not sealed has it.
  "answerHint",
  // The extension empties clipboards.
  "clipboardEmptied",
  // Words that name something else in the code.
  "done",
  "secret",
];
