/** Bytes as base64 with padding (RFC 4648, 4), and back. */

/** Bytes that one call takes as arguments: browsers allow some 65,000. */
const CHUNK = 32_768;

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** The bytes; nothing if `text` is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const binary = decoded(text);
  if (binary === undefined) return undefined;
  const bytes = new Uint8Array(binary.length);
  // `Uint8Array.from` takes seconds for the longest texts.
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function decoded(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
