/** Bytes before the ciphertext: a banner and the salt, each of eight. */
const HEADER = 16;

/** Bytes of a block of AES. The padding takes one at the least (PKCS#7). */
const BLOCK = 16;

/** The bytes of text that fit where a server keeps `maxBytes` of base64. */
export function capacity(maxBytes: number): number {
  const blocks = Math.floor((Math.floor(maxBytes / 4) * 3 - HEADER) / BLOCK);
  return Math.max(0, blocks * BLOCK - 1);
}
