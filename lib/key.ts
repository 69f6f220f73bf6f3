/** The key of a link: 64 lower-case hex digits. */
import { Failure } from "./failure";
import { fromHex, toHex } from "./hex";

/** Throws `key-incomplete` unless it is a whole key. */
export function checkKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
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

/** Holds the key, so that the service, which has the sealed text only, cannot try passphrases. */
export function password(key: string, passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${key}:${passphrase.normalize("NFC")}`);
}
