/**
 * Another client of PrivateBin's format 2, on Node's own cryptography and zlib, written from the format's description: it shares
 * no code with ours. (`@pixelfactory/privatebin` 2.6.2 reads and writes the same, and brings 628 packages.)
 */
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

type KeySize = 128 | 256;

type Parameters = readonly [
  iv: string,
  salt: string,
  iterations: number,
  keySize: KeySize,
  tagSize: number,
  algorithm: string,
  mode: string,
  compression: string,
];

/** The parts of an answer that a reader needs. */
export interface Kept {
  readonly adata: readonly [Parameters, ...unknown[]];
  readonly ct: string;
}

interface Written extends Kept {
  readonly v: number;
  /** In base58. */
  readonly key: string;
}

interface WriteOptions {
  readonly password?: Buffer;
  readonly iterations?: number;
  readonly keySize?: KeySize;
  readonly tagSize?: 64 | 96 | 128;
  readonly iv?: Buffer;
  readonly compression?: "zlib" | "none";
  readonly formatter?: string;
  readonly key?: Buffer;
  /** `0`: the paste stays after a reading. */
  readonly burn?: 0 | 1;
}

/** Encrypts any message: `{ paste }`, or something else. Bytes are not compressed, whatever the parameters say. */
export function write(message: string | Buffer, options: WriteOptions = {}): Written {
  const {
    password = Buffer.alloc(0),
    iterations = 100_000,
    keySize = 256,
    tagSize = 128,
  } = options;
  const { iv = randomBytes(16), compression = "zlib", formatter = "plaintext" } = options;
  const { key = randomBytes(32), burn = 1 } = options;
  const salt = randomBytes(8);
  const encoded = [iv.toString("base64"), salt.toString("base64")] as const;
  const adata = [
    [...encoded, iterations, keySize, tagSize, "aes", "gcm", compression],
    formatter,
    0,
    burn,
  ] as const;
  const derived = pbkdf2Sync(
    Buffer.concat([key, password]),
    salt,
    iterations,
    keySize / 8,
    "sha256",
  );
  const cipher = createCipheriv(gcm(keySize), derived, iv, { authTagLength: tagSize / 8 });
  cipher.setAAD(Buffer.from(JSON.stringify(adata)));
  const compresses = compression === "zlib" && typeof message === "string";
  const plain = compresses ? deflateRawSync(message) : Buffer.from(message);
  const ct = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { v: 2, adata, ct: ct.toString("base64"), key: base58(key) };
}

/** Decrypts the text; throws if it is not the sender's. */
export function read({ adata, ct }: Kept, key: string, password: Buffer = Buffer.alloc(0)): string {
  const [[iv, salt, iterations, keySize, tagSize, , , compression]] = adata;
  const secret = Buffer.concat([unbase58(key), password]);
  const saltBytes = Buffer.from(salt, "base64");
  const derived = pbkdf2Sync(secret, saltBytes, iterations, keySize / 8, "sha256");
  const all = Buffer.from(ct, "base64");
  const end = all.length - tagSize / 8;
  const ivBytes = Buffer.from(iv, "base64");
  const cipher = createDecipheriv(gcm(keySize), derived, ivBytes, { authTagLength: tagSize / 8 });
  cipher.setAAD(Buffer.from(JSON.stringify(adata)));
  cipher.setAuthTag(all.subarray(end));
  const plain = Buffer.concat([cipher.update(all.subarray(0, end)), cipher.final()]);
  const message = compression === "zlib" ? inflateRawSync(plain) : plain;
  const { paste }: { readonly paste: string } = JSON.parse(message.toString("utf8"));
  return paste;
}

function gcm(keySize: KeySize) {
  return `aes-${keySize}-gcm` as const;
}

const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** By long division of bytes, as base-x does it. */
export function base58(bytes: Buffer): string {
  const digits: number[] = [];
  for (const byte of bytes) {
    let carry = byte;
    for (const [place, digit] of digits.entries()) {
      carry += digit * 256;
      digits[place] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const ones = "1".repeat(zeros < 0 ? bytes.length : zeros);
  return (
    ones +
    digits
      .toReversed()
      .map((digit) => DIGITS[digit])
      .join("")
  );
}

/** All keys have 32 bytes. */
function unbase58(text: string): Buffer {
  const bytes = Buffer.alloc(32);
  for (const sign of text) {
    let carry = DIGITS.indexOf(sign);
    for (let place = bytes.length - 1; place >= 0; place -= 1) {
      carry += (bytes[place] ?? 0) * 58;
      bytes[place] = carry % 256;
      carry = Math.floor(carry / 256);
    }
  }
  return bytes;
}
