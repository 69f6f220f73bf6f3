/** Computes the room that a text takes at the service, and the text that fits, without sealing it. */
import {
  base64urlLength,
  EXPLANATION_LIMIT,
  ITERATIONS,
  KEY_HEADER,
  PASSPHRASE_HEADER,
  SIZES,
} from "./format";

export interface StoredForm {
  readonly sealed: boolean;
  /** True if there is a passphrase. Only the sealed form grows by it. */
  readonly passphrase: boolean;
}

/** Bytes of the text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * The bytes that the service will store: if the text is sealed, the length of the result of `seal` with the longest explanation.
 */
export function storedSize(text: string, form: StoredForm): number {
  const bytes = byteLength(text);
  return form.sealed ? envelope(form.passphrase) + base64urlLength(bytes) : bytes;
}

/** The most bytes of text that fit if the service stores at most `maxBytes`; never less than 0. */
export function capacity(maxBytes: number, form: StoredForm): number {
  if (!form.sealed) return maxBytes;
  return Math.max(0, Math.floor(((maxBytes - envelope(form.passphrase)) * 3) / 4));
}

/** The bytes of everything but the ciphertext. */
function envelope(passphrase: boolean): number {
  const parts = passphrase
    ? [header(PASSPHRASE_MEMBERS), SIZES.encryptedKey, SIZES.iv, SIZES.tag]
    : [header(KEY_HEADER), 0, SIZES.iv, SIZES.tag];
  return parts.reduce((sum, bytes) => sum + base64urlLength(bytes), EXPLANATION_LIMIT + DOTS);
}

const DOTS = 4;

const PASSPHRASE_MEMBERS = {
  ...PASSPHRASE_HEADER,
  p2c: ITERATIONS.written,
  p2s: "-".repeat(base64urlLength(SIZES.salt)),
};

function header(members: object): number {
  return JSON.stringify(members).length;
}
