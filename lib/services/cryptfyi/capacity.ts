/** Computes the text that fits into a record. */
import { DEFAULTS } from "./defaults";
import { record, SIZES } from "./record";

/** The bytes of everything but the encrypted text, with the longest lifetime. A proof has 128 digits. */
const FRAME = JSON.stringify(record("", "0".repeat(128), DEFAULTS.lifetimes.at(-1) ?? 0)).length;

/** The most bytes of text that fit if a server takes `maxBytes`; never less than 0. A passphrase encrypts once more. */
export function capacity(maxBytes: number, passphrase: boolean): number {
  const room = fits(maxBytes - FRAME);
  return Math.max(0, passphrase ? fits(room) : room);
}

/** A layer is base64: four characters for three bytes. */
function fits(characters: number): number {
  return Math.floor(characters / 4) * 3 - SIZES.salt - SIZES.iv - SIZES.tag;
}
