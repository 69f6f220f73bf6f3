/** The proof for the server that somebody knows key and passphrase: it hands nothing over for another, and consumes nothing. */
import { toHex } from "../../sealing/hex";

/** SHA-512 of both, as hex. It leads back to neither: a key has 192 random bits. */
export async function proof(key: string, passphrase = ""): Promise<string> {
  const bytes = new TextEncoder().encode(key + passphrase);
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-512", bytes)));
}
