/** Encrypts a text so that only the link's key opens it, or the key and a passphrase. `open.ts` decrypts it. */
import { CompactEncrypt } from "jose/jwe/compact/encrypt";
import { Failure } from "../failure";
import { fromHex } from "./hex";
import { checkKey, password } from "./key";
import { ITERATIONS, KEY_HEADER, PASSPHRASE_HEADER, SIZES } from "./format";

export interface SealOptions {
  /** Cryptographically strong random bytes. */
  random(length: number): Uint8Array<ArrayBuffer>;
  /** The passphrase that the recipient must know besides the link. */
  readonly passphrase?: string;
  /** PBKDF2 iterations between the passphrase and the key, at least `ITERATIONS.least`: fewer are not opened. */
  readonly iterations?: number;
  /** The explanation above the sealed text, with an empty line at its end (`wording/handOver.ts`). */
  readonly explanation?: string;
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
  const { passphrase, iterations = ITERATIONS.written, explanation = "" } = options;
  if (!text.isWellFormed() || passphrase?.isWellFormed() === false) {
    throw new Failure({ kind: "unsupported", reason: "ill-formed" });
  }
  // jose means these setters for test vectors, because a repeated iv breaks AES-GCM. Here nothing repeats: `random` is the
  // generator that jose would ask itself, and the key is new for every secret.
  const encryption = new CompactEncrypt(new TextEncoder().encode(text));
  encryption.setInitializationVector(options.random(SIZES.iv));
  if (passphrase === undefined) {
    encryption.setProtectedHeader(KEY_HEADER);
    return explanation + (await encryption.encrypt(fromHex(key)));
  }
  encryption
    .setProtectedHeader(PASSPHRASE_HEADER)
    .setContentEncryptionKey(options.random(SIZES.key))
    .setKeyManagementParameters({ p2c: iterations, p2s: options.random(SIZES.salt) });
  return explanation + (await encryption.encrypt(password(key, passphrase)));
}
