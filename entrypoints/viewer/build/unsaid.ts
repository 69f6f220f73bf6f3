/** What the shared components say on other pages only: seven languages of it would take room here. */
export const UNSAID: readonly string[] = [
  // The header of other pages.
  "privateWindow",
  // Only of a secret that is not sealed.
  "answerHint",
  // What the extension does with a clipboard.
  "clipboardEmptied",
  // Words that are named for something else.
  "done",
  "secret",
];
