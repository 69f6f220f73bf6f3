/** Encrypts a text so that only the link's key opens it, or the passphrase and the key. `open.ts` decrypts it. */
import { Failure } from "../../failure";
import { toBase64 } from "../base64";
import { encryptGcm } from "./gcm";

export interface Seal {
  readonly key: string;
  readonly passphrase?: string | undefined;
  /** Cryptographically strong random bytes. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
}

/**
 * A layer by the key, and one by the passphrase around it.
 *
 * @throws Failure `ill-formed` if text or passphrase have a lone surrogate, which UTF-8 cannot hold
 */
export async function seal(text: string, { key, passphrase, random }: Seal): Promise<string> {
  if (!text.isWellFormed() || passphrase?.isWellFormed() === false) {
    throw new Failure({ kind: "unsupported", reason: "ill-formed" });
  }
  const layer = async (inner: string, secret: string) =>
    toBase64(await encryptGcm(new TextEncoder().encode(inner), secret, random));
  const sealed = await layer(text, key);
  return passphrase === undefined ? sealed : layer(sealed, passphrase);
}
