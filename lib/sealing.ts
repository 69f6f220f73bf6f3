/** Sealing: encrypts a text so that only the link's key opens it, or the key and a passphrase. */
import { JWEDecryptionFailed } from "jose/errors";
import { compactDecrypt } from "jose/jwe/compact/decrypt";
import { CompactEncrypt } from "jose/jwe/compact/encrypt";
import { Failure } from "./failure";
import { fromHex, toHex } from "./hex";
import { EXPLANATION, ITERATIONS, KEY_HEADER, lock, PASSPHRASE_HEADER, SIZES } from "./sealed";

/** What came of a try to open; tried as often as one likes. */
export type Opened =
  | { readonly state: "open"; readonly text: string }
  /** A passphrase is needed and none was given. */
  | { readonly state: "passphrase" }
  /** Key or passphrase are not the sender's, or the text was changed since: cryptography cannot tell which. */
  | { readonly state: "wrong" }
  /** Not whole, or not as Secret Links seals. */
  | { readonly state: "corrupt" };

export interface SealOptions {
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array<ArrayBuffer>;
  /** What the recipient must know besides the link. */
  readonly passphrase?: string;
}

/**
 * Encrypts `text` and gives what the service stores: explanation, empty line, JWE.
 *
 * @param key 64 lower-case hex digits, fresh for every secret: the caller draws it from the same `random`
 * @throws {@link Failure} `ill-formed` if text or passphrase have a lone surrogate, which UTF-8 cannot hold;
 * `key-incomplete` if the key is no whole key
 */
export async function seal(text: string, key: string, options: SealOptions): Promise<string> {
  checkKey(key);
  const { passphrase } = options;
  if (!text.isWellFormed() || passphrase?.isWellFormed() === false) {
    throw new Failure({ kind: "unsupported", reason: "ill-formed" });
  }
  // jose means these setters for test vectors, because a repeated iv gives AES-GCM away. Here nothing repeats:
  // `random` is the generator that jose would ask itself, and the key is new for every secret.
  const encryption = new CompactEncrypt(new TextEncoder().encode(text));
  encryption.setInitializationVector(options.random(SIZES.iv));
  if (passphrase === undefined) {
    encryption.setProtectedHeader(KEY_HEADER);
    return EXPLANATION + (await encryption.encrypt(fromHex(key)));
  }
  encryption
    .setProtectedHeader(PASSPHRASE_HEADER)
    .setContentEncryptionKey(options.random(SIZES.key))
    .setKeyManagementParameters({ p2c: ITERATIONS.written, p2s: options.random(SIZES.salt) });
  return EXPLANATION + (await encryption.encrypt(password(key, passphrase)));
}

/**
 * Decrypts what `findSealed` found.
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

/**
 * What a server that insists on a passphrase is given instead of ours: 32 hex digits that follow from
 * the key and do not lead back to it.
 *
 * @param key 64 lower-case hex digits
 * @throws {@link Failure} `key-incomplete` if the key is no whole key
 */
export async function accessCode(key: string): Promise<string> {
  checkKey(key);
  const material = await crypto.subtle.importKey("raw", fromHex(key), "HKDF", false, [
    "deriveBits",
  ]);
  const info = new TextEncoder().encode("secret-link access");
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(hkdf, material, 128)));
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

function checkKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
}

/** Holds the key, so that the service, which has the sealed text only, cannot try passphrases. */
function password(key: string, passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${key}:${passphrase.normalize("NFC")}`);
}
