/** A layer `aes-256-gcm`: salt, initialization vector and ciphertext, under a key that is derived from a text. */
import { SIZES } from "./record";

/** The service fixes them, for PBKDF2 by SHA-256. */
const ITERATIONS = 2 ** 19;

export async function encryptGcm(
  plaintext: Uint8Array<ArrayBuffer>,
  secret: string,
  random: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const [salt, iv] = [random(SIZES.salt), random(SIZES.iv)];
  const key = await derive(secret, salt);
  const ciphertext = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plaintext);
  return new Uint8Array([...salt, ...iv, ...new Uint8Array(ciphertext)]);
}

/** Rejects if the layer was not made with this secret, or changed since. */
export async function decryptGcm(
  layer: Uint8Array<ArrayBuffer>,
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await derive(secret, layer.subarray(0, SIZES.salt));
  const iv = layer.subarray(SIZES.salt, SIZES.salt + SIZES.iv);
  const ciphertext = layer.subarray(SIZES.salt + SIZES.iv);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, ciphertext));
}

async function derive(secret: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  const material = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  const pbkdf2 = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS };
  const aes = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(pbkdf2, material, aes, false, ["encrypt", "decrypt"]);
}
