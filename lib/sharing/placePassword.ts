/** Generated passwords within a text that a person types. */

export interface PasswordPlace {
  /** The number of characters before the caret. */
  readonly caret: number;
  /** The password that *Generate* put into the text before, if there is one. */
  readonly before?: string | undefined;
}

/**
 * Puts a password into a text: in place of the one before, or else at the caret. Nothing that a person typed is lost, and no word
 * of it touches the password.
 */
export function placePassword(text: string, password: string, place: PasswordPlace): string {
  const { before, caret } = place;
  if (before !== undefined && holdsPassword(text, before)) {
    const words = text.split(/(\s+)/);
    return words.with(words.indexOf(before), password).join("");
  }
  const [first, rest] = [text.slice(0, caret), text.slice(caret)];
  const above = /\S$/.test(first) ? "\n" : "";
  const below = /^\S/.test(rest) ? "\n" : "";
  return first + above + password + below + rest;
}

/** True if the password still stands apart in the text. With a sign before or after it, it is another that somebody typed. */
export function holdsPassword(text: string, password: string): boolean {
  return text.split(/\s+/).includes(password);
}
