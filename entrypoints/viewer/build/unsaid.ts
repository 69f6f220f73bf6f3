/** What the shared components say on other pages only: seven languages of it would take a kilobyte. */
export const UNSAID: readonly string[] = [
  // The header of other pages.
  "optionsTitle",
  "privateWindow",
  // A passphrase that is chosen here, or that the service asks for.
  "suggest",
  "suggestionStrength",
  "unlockService",
  "unlockServiceHint",
  "attemptsLeft",
  // What the extension does with a clipboard.
  "clipboardEmptied",
  // Words that are named for something else.
  "done",
  "sealed",
  "secret",
];
