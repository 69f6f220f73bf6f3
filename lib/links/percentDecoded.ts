/** Percent-encoding, as addresses have it. */

const ENCODED = /(?:%[\da-f]{2})+/gi;

/** `text` with one layer taken off. Bytes that are no UTF-8 become a replacement character, where `decodeURIComponent` throws. */
export function percentDecoded(text: string): string {
  return text.replace(ENCODED, (run) => {
    const bytes = run.slice(1).split("%");
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}
