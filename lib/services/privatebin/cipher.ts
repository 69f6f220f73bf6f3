/**
 * The cipher of PrivateBin's format 2: AES-GCM with a key that PBKDF2 derives from the link's key and the password. Its
 * parameters stand readable beside the ciphertext, which authenticates them.
 */
export interface Cipher {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Rounds of PBKDF2. */
  readonly iterations: number;
  /** Bits. */
  readonly keySize: number;
  /** Bits. */
  readonly tagSize: number;
  readonly compression: "zlib" | "none";
}

/**
 * Derives the key of the cipher.
 *
 * @param password its bytes; none without a password
 */
export async function deriveKey(
  key: Uint8Array<ArrayBuffer>,
  password: Uint8Array<ArrayBuffer>,
  { salt, iterations, keySize }: Cipher,
): Promise<CryptoKey> {
  const both = await new Blob([key, password]).arrayBuffer();
  const material = await crypto.subtle.importKey("raw", both, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: keySize },
    false,
    ["encrypt", "decrypt"],
  );
}

/** @param adata the parameters and settings of the paste, which are authenticated as the text that `JSON.stringify` makes */
export function gcm({ iv, tagSize }: Cipher, adata: readonly unknown[]): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify(adata));
  return { name: "AES-GCM", iv, tagLength: tagSize, additionalData };
}
