/** The key in a link: 32 characters, used as text. */

/** The signs of keys, ids and tokens, in the order of the service's own client. */
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";

const LENGTH = 32;

/** The most bytes that are as likely for each sign. */
const FAIR = Math.floor(256 / SIGNS.length) * SIGNS.length;

/**
 * True if `text` has the length and the signs of a key, with capital and small letters. One key in six million has not; the
 * heading of a page, which its address may name as long, has seldom.
 */
export function isKey(text: string): boolean {
  return /^[\w~-]{32}$/.test(text) && isMixed(text);
}

/** True for a random text of some length; names and words are seldom so. */
export function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text);
}

/** Draws a key: about 192 random bits. */
export function drawKey(random: (length: number) => Uint8Array): string {
  let key = "";
  while (key.length < LENGTH) {
    const fair = [...random(LENGTH - key.length)].filter((byte) => byte < FAIR);
    key += fair.map((byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
  }
  return isKey(key) ? key : drawKey(random);
}
