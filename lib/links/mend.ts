/** Takes the additions of mail, chat and ticket systems out of an address. */
import { percentDecoded } from "./percentDecoded";

/** `#`, escaped for HTML once too often, or as mail has it (quoted-printable, RFC 2045) before a key. */
const ENTITY = /&(?:amp;)*(?:#0*35|#x0*23|num);|=23(?=(?:\d{1,3}x)?[\da-f]{64}(?![\da-z]))/gi;

/** Zero-width and direction-changing characters. None of them belongs to an address. */
const UNSEEN = /[\p{Cf}\p{DI}]/gu;

/**
 * The same address as the sender wrote it, its first `#` included: decoded as often as it was encoded, wide characters narrowed,
 * unseen ones left out. The origin stays; a user name does not.
 */
export function mend({ origin, pathname, search, hash }: URL): URL {
  const rest = fullyDecoded(pathname + search + hash);
  return new URL(origin + rest.replace(ENTITY, "#").normalize("NFKC").replace(UNSEEN, ""));
}

/** Each gateway on the way may have encoded the address once more. Each decoding makes it shorter. */
function fullyDecoded(text: string): string {
  const decoded = percentDecoded(text);
  return decoded === text ? text : fullyDecoded(decoded);
}
