/** Draws the key of a link. */

/** Letters and digits only, as Yopass's page: programs that find links in prose leave out a hyphen at the end. */
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Signs of a key. They have 131 bits together. */
const LENGTH = 22;

/** The bytes below this, a multiple of the signs: with the others, some signs would be likelier. */
const FAIR = 248;

export function drawKey(random: (length: number) => Uint8Array): string {
  let key = "";
  while (key.length < LENGTH) {
    const fair = random(LENGTH - key.length).filter((byte) => byte < FAIR);
    key += Array.from(fair, (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
  }
  return key;
}
