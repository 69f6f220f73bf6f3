/** Decrypts texts that `seal.ts` encrypted. */
import { JWEDecryptionFailed } from "jose/errors";
import { compactDecrypt } from "jose/jwe/compact/decrypt";
import type { Opened } from "../domain";
import { fromHex } from "./hex";
import { checkKey, password } from "./key";
import { ITERATIONS, KEY_HEADER, lock, PASSPHRASE_HEADER } from "./format";

/**
 * Decrypts a text that `findSealed` found.
 *
 * @param key 64 lower-case hex digits
 * @throws {@link Failure} `key-incomplete` if the key is no whole key
 */
export async function open(sealed: string, key: string, passphrase?: string): Promise<Opened> {
  checkKey(key);
  const opens = lock(sealed);
  if (opens === undefined) return { state: "corrupt" };
  if (opens === "key") return decrypt(sealed, fromHex(key));
  if (passphrase === undefined) return { state: "passphrase" };
  return decrypt(sealed, password(key, passphrase));
}

async function decrypt(sealed: string, key: Uint8Array): Promise<Opened> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [KEY_HEADER.alg, PASSPHRASE_HEADER.alg],
      contentEncryptionAlgorithms: [KEY_HEADER.enc],
      maxPBES2Count: ITERATIONS.most,
      maxDecompressedLength: 0,
    });
    return decode(plaintext);
  } catch (error) {
    if (error instanceof JWEDecryptionFailed) return { state: "wrong" };
    throw error;
  }
}

function decode(plaintext: Uint8Array): Opened {
  try {
    // A byte order mark at the start belongs to the text.
    const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { state: "open", text: utf8.decode(plaintext) };
  } catch {
    return { state: "corrupt" };
  }
}
