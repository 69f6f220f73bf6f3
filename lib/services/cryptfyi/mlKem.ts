/**
 * Layers under ML-KEM-768 (FIPS 203), which no browser has in WebCrypto. The service's own page makes them, so that most of its
 * links have one. The key pair follows from a text, and the shared secret from that and the ciphertext of the exchange.
 */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { sha3_512 } from "@noble/hashes/sha3.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";

type Bytes = Uint8Array<ArrayBuffer>;

const PARTS = { salt: 32, exchange: 1088, iv: 12 } as const;

/** `ml-kem-768-2`: salt, exchange, nonce, ciphertext of ChaCha20-Poly1305. Throws as `decryptGcm` rejects. */
export async function decryptMlKem2(layer: Bytes, secret: string): Promise<Bytes> {
  const [salt, rest] = split(layer, PARTS.salt);
  const seed = sha3_512(new Uint8Array([...new TextEncoder().encode(secret), ...salt]));
  const [exchange, body] = split(rest, PARTS.exchange);
  const [nonce, ciphertext] = split(body, PARTS.iv);
  return Uint8Array.from(chacha20poly1305(shared(seed, exchange), nonce).decrypt(ciphertext));
}

/** `ml-kem-768`, the form before: exchange, initialization vector, ciphertext of AES-256-GCM. */
export async function decryptMlKem(layer: Bytes, secret: string): Promise<Bytes> {
  const seed = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(secret));
  const [exchange, body] = split(layer, PARTS.exchange);
  const [iv, ciphertext] = split(body, PARTS.iv);
  const raw = Uint8Array.from(shared(new Uint8Array(seed), exchange));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, ciphertext));
}

function shared(seed: Uint8Array, exchange: Uint8Array): Uint8Array {
  return ml_kem768.decapsulate(exchange, ml_kem768.keygen(seed).secretKey);
}

function split(bytes: Bytes, length: number): readonly [Bytes, Bytes] {
  return [bytes.subarray(0, length), bytes.subarray(length)];
}
