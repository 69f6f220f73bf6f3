/** The record of a secret, as a server takes it. */
import type { Seconds } from "../../domain";

/** The parts of an encrypted layer beside its text, in bytes. */
export const SIZES = { salt: 16, iv: 12, tag: 16 } as const;

/**
 * A record that is handed over once. Its text is encrypted by AES, which every release of the service's own page reads, and not
 * compressed: so its size follows from that of the text.
 *
 * @param proof hash of key and passphrase (`proof.ts`): the server hands over only to those who know it
 */
export function record(encrypted: string, proof: string, lifetime: Seconds) {
  return {
    c: encrypted,
    h: proof,
    m: { encryption: { algorithm: "aes-256-gcm" } },
    b: true,
    ttl: lifetime * 1000,
  } as const;
}
