/** Decrypts pastes of format 2, which `seal.ts`, PrivateBin's page and other clients write. */
import type { Opened, SecretLink } from "../../domain";
import { fromBase58 } from "./base58";
import { deriveKey, gcm } from "./cipher";
import { findPaste, type Paste } from "./findPaste";
import { inflate } from "./deflate";
import { lowBytes, utf8 } from "./passwordBytes";
import { readMessage } from "./readMessage";

/**
 * Bytes of a message: some six times the longest ciphertext that a server keeps as shipped. A few thousand bytes could unfold to
 * gigabytes otherwise.
 */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Opens the answer that brought the paste.
 *
 * A paste does not tell whether it has a password. As on PrivateBin's page, one that does not open without is said to have one.
 */
export async function open(
  body: string,
  { key = "" }: Pick<SecretLink, "key">,
  password?: string,
): Promise<Opened> {
  const paste = findPaste(body);
  const bytes = fromBase58(key);
  if (!paste || !bytes) return { state: "corrupt" };
  const tries = password ? [lowBytes(password), utf8(password)] : [new Uint8Array()];
  for (const one of tries) {
    // One after the other: the second is seldom needed, and as heavy as the first.
    const plain = await decrypt(paste, bytes, one);
    if (plain !== undefined) return read(plain, paste);
  }
  return { state: password ? "wrong" : "passphrase" };
}

/** Nothing if key or password are not the sender's, or the paste was changed. */
async function decrypt(
  { cipher, adata, ct }: Paste,
  key: Uint8Array<ArrayBuffer>,
  password: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const derived = await deriveKey(key, password, cipher);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(cipher, adata), derived, ct));
  } catch {
    return undefined;
  }
}

async function read(plain: Uint8Array<ArrayBuffer>, { cipher, lasts }: Paste): Promise<Opened> {
  const bytes = cipher.compression === "zlib" ? await inflate(plain, MOST_BYTES) : plain;
  const message = bytes && readMessage(bytes);
  const told = lasts && { lasts };
  return message ? { state: "open", ...message, ...told } : { state: "corrupt", ...told };
}
