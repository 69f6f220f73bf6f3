/** The algorithms that a text of the service may be encrypted by. */
import { decryptGcm } from "./gcm";

/** Rejects if the layer was not made with this secret, or changed since. */
export type Decrypt = (
  layer: Uint8Array<ArrayBuffer>,
  secret: string,
) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Loads all of them. Only the record tells which one it takes, and fetching that consumes it: so they are loaded before, that no
 * text is ever fetched that could not be opened.
 */
export async function loadAlgorithms(): Promise<ReadonlyMap<string, Decrypt>> {
  const { decryptMlKem, decryptMlKem2 } = await import("./mlKem");
  return new Map([
    ["aes-256-gcm", decryptGcm],
    ["ml-kem-768", decryptMlKem],
    ["ml-kem-768-2", decryptMlKem2],
  ]);
}
