/** Draws the server's identifiers and tokens, all in base 36. */
import { randomBytes } from "node:crypto";

/** `length` random characters of 0-9a-z. Bytes above 251 would favour some characters and are dropped. */
export function identifier(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 252 && text.length < length) text += (byte % 36).toString(36);
    }
  }
  return text;
}
