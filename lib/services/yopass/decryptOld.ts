/**
 * Decrypts as OpenPGP had it before 2024: a session key of version 4, and data of version 1 by AES-256 in the mode CFB with a SHA-1
 * digest within (RFC 9580, 5.3.1 and 5.13.1).
 */
import { cfb, BLOCK } from "./cfb";
import { concat, type Bytes } from "./bytes";
import { AES256, ITERATED_SALTED, SHA256, SIZES } from "./format";
import { s2k } from "./s2k";

/** The body of a session key before salt and count. */
const KEY_HEADER = [4, AES256, ITERATED_SALTED, SHA256] as const;

/** The version of the data. */
const VERSION = 1;

/** The start of the packet with the digest: its type and length. */
const DIGEST_HEADER = [0xd3, 20] as const;

const DIGEST = 20;

/** `wrong` too if the data was changed: nothing tells the two apart. */
export async function decryptOld(
  key: Bytes,
  data: Bytes,
  password: string,
): Promise<Bytes | "wrong" | "corrupt"> {
  const start = KEY_HEADER.length;
  const end = start + SIZES.salt + 1;
  const sealed = key.slice(end);
  const known = KEY_HEADER.every((byte, index) => key[index] === byte);
  const sized = key.length >= end && [0, 1 + SIZES.key].includes(sealed.length);
  if (!known || !sized || data[0] !== VERSION) return "corrupt";
  const [count = 0] = key.subarray(end - 1);
  const secret = await s2k(password, key.slice(start, end - 1), count);
  const sessionKey = sealed.length === 0 ? secret : await sessionKeyIn(secret, sealed);
  return (sessionKey && (await contentIn(sessionKey, data.slice(1)))) ?? "wrong";
}

/** The number of the cipher stands before the key. */
async function sessionKeyIn(secret: Bytes, sealed: Bytes): Promise<Bytes | undefined> {
  const opened = await cfb(secret, sealed);
  return opened[0] === AES256 ? opened.slice(1) : undefined;
}

/** A block of noise comes first, and its last two bytes once more; the digest covers them too. */
async function contentIn(sessionKey: Bytes, data: Bytes): Promise<Bytes | undefined> {
  const opened = await cfb(sessionKey, data);
  const end = opened.length - DIGEST;
  const content = opened.subarray(BLOCK + 2, end - DIGEST_HEADER.length);
  if (end < BLOCK + 2 + DIGEST_HEADER.length) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", opened.slice(0, end)));
  const closing = concat([Uint8Array.of(...DIGEST_HEADER), digest]);
  const said = opened.subarray(end - DIGEST_HEADER.length);
  return closing.every((byte, index) => said[index] === byte) ? content : undefined;
}
