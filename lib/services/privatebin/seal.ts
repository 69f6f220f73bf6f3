/** Encrypts a text as PrivateBin's page does (format 2). `open.ts` decrypts it. */
import { toBase58 } from "./base58";
import { toBase64 } from "../base64";
import { type Cipher, deriveKey, gcm } from "./cipher";
import { deflate } from "./deflate";
import { lowBytes } from "./passwordBytes";

export interface Sealed {
  /** The key for the link, in base58. */
  readonly key: string;
  /** The part that the server keeps. */
  readonly paste: {
    readonly v: 2;
    readonly adata: readonly unknown[];
    readonly ct: string;
  };
}

/** Bytes, and the settings of the page (`CryptTool.cipher` of 2.0.5). */
const SIZES = { key: 32, iv: 16, salt: 8 } as const;
const USUAL = { iterations: 100_000, keySize: 256, tagSize: 128, compression: "zlib" } as const;

/** Plain text, without discussion, burned by the first reading. */
const SETTINGS = ["plaintext", 0, 1] as const;

/** @param random cryptographically strong random bytes: for the key, the iv and the salt, in this order */
export async function seal(
  text: string,
  random: (length: number) => Uint8Array<ArrayBuffer>,
  password = "",
): Promise<Sealed> {
  const key = random(SIZES.key);
  const cipher: Cipher = { iv: random(SIZES.iv), salt: random(SIZES.salt), ...USUAL };
  const { iv, salt, iterations, keySize, tagSize, compression } = cipher;
  const parameters = [
    toBase64(iv),
    toBase64(salt),
    iterations,
    keySize,
    tagSize,
    "aes",
    "gcm",
    compression,
  ];
  const adata = [parameters, ...SETTINGS];
  const plain = await deflate(new TextEncoder().encode(JSON.stringify({ paste: text })));
  const derived = await deriveKey(key, lowBytes(password), cipher);
  const encrypted = await crypto.subtle.encrypt(gcm(cipher, adata), derived, plain);
  return { key: toBase58(key), paste: { v: 2, adata, ct: toBase64(new Uint8Array(encrypted)) } };
}
