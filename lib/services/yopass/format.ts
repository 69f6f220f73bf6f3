/**
 * The encryption of a message as OpenPGP has it since 2024 (RFC 9580): a session key that follows from a password, version 6
 * (5.3.2), and data in chunks, version 2 (5.13.2), both by AES-256-GCM.
 */
import { concat, type Bytes } from "./bytes";
import { packet, TYPES } from "./packets";

/** Numbers of the algorithms: AES-256, S2K type iterated and salted, SHA-256 (RFC 9580, 9). */
export const [AES256, ITERATED_SALTED, SHA256] = [9, 3, 8] as const;

const GCM = 3;

/** Sizes in bytes. */
export const SIZES = { key: 32, salt: 8, iv: 12, prefix: 4, tag: 16, dataSalt: 32 } as const;

/** Bytes of an iterated and salted S2K. */
const S2K = 11;

/** The coded size of the chunks that we write: 256 KiB, as OpenPGP.js. */
export const CODED_CHUNK = 12;

/** The body of a session key before salt, count and iv. The second byte counts those that follow it up to the encrypted key. */
export const KEY_HEADER = [
  6,
  3 + S2K + SIZES.iv,
  AES256,
  GCM,
  S2K,
  ITERATED_SALTED,
  SHA256,
] as const;

/** The start of encrypted data; the coded size of its chunks and its salt follow. */
export const DATA_HEADER = [2, AES256, GCM] as const;

/** The data that the cipher binds to a session key. */
const KEY_INFO = Uint8Array.of(headOf(TYPES.sessionKey), 6, AES256, GCM);

/** The first byte of a packet. */
function headOf(type: number): number {
  return packet(type, new Uint8Array())[0] ?? 0;
}

/** A key for AES-256-GCM, and the other inputs of the cipher. */
export interface Lock {
  readonly key: CryptoKey;
  readonly iv: Bytes;
  readonly bound: Bytes;
}

/** The lock on the session key. */
export async function keyLock(secret: Bytes, iv: Bytes): Promise<Lock> {
  const key = await gcmKey(await hkdf(secret, new Uint8Array(), KEY_INFO, SIZES.key));
  return { key, iv, bound: KEY_INFO };
}

/** The locks on the data. */
export interface ChunkLocks {
  chunk(index: number): Lock;
  /** The one on nothing, which proves that all chunks and bytes are there. */
  end(chunks: number, bytes: number): Lock;
}

/** @param coded the coded size of the chunks */
export async function chunkLocks(
  sessionKey: Bytes,
  salt: Bytes,
  coded: number,
): Promise<ChunkLocks> {
  const bound = Uint8Array.of(headOf(TYPES.encrypted), ...DATA_HEADER, coded);
  const derived = await hkdf(sessionKey, salt, bound, SIZES.key + SIZES.prefix);
  const key = await gcmKey(derived.slice(0, SIZES.key));
  const iv = (at: number) => concat([derived.subarray(SIZES.key), long(at)]);
  return {
    chunk: (at) => ({ key, iv: iv(at), bound }),
    end: (chunks, bytes) => ({ key, iv: iv(chunks), bound: concat([bound, long(bytes)]) }),
  };
}

/** Eight bytes, the highest first. */
function long(number: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

function gcmKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function hkdf(secret: Bytes, salt: Bytes, info: Bytes, bytes: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const algorithm = { name: "HKDF", hash: "SHA-256", salt, info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, bytes * 8));
}
