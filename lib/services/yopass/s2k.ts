/** The key that follows from a password: iterated and salted S2K with SHA-256 (RFC 9580, 3.7.1.3). */
import { concat, type Bytes } from "./bytes";

/** 16 MiB, as OpenPGP.js writes it. */
export const CODED_COUNT = 224;

/**
 * Hashes salt and password again and again.
 *
 * @param count the coded number of bytes to hash, up to 255, which means 65,011,712
 */
export async function s2k(password: string, salt: Bytes, count: number): Promise<Bytes> {
  const once = concat([salt, new TextEncoder().encode(password)]);
  const size = (16 + (count & 15)) * 2 ** ((count >> 4) + 6);
  const hashed = new Uint8Array(Math.max(size, once.length));
  hashed.set(once);
  for (let filled = once.length; filled < hashed.length; filled *= 2) {
    hashed.copyWithin(filled, 0, filled);
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", hashed));
}
