/**
 * For every field that can hold a secret: the typed text must reach neither the browser's session file (it writes fields of tabs
 * to disk unless `autocomplete` is off), nor a spelling or writing service.
 */
export const unsaved = {
  autocomplete: "off",
  autocapitalize: "off",
  spellcheck: false,
  writingsuggestions: "false",
} as const;
