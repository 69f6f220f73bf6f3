/** Finds a paste in the body of an answer. */
import { field, number, text } from "../../fields";
import { fromBase64 } from "../base64";
import type { Cipher } from "./cipher";

export interface Paste {
  readonly cipher: Cipher;
  /** Authenticated as it came. */
  readonly adata: readonly unknown[];
  readonly ct: Uint8Array<ArrayBuffer>;
  /** The server does not burn it for a reader. */
  readonly lasts?: true;
}

/**
 * The most rounds of PBKDF2 that a paste may ask for: as many as a text of our own may (`sealing/format.ts`). They take some five
 * seconds on a slow machine and cannot be stopped. PrivateBin's page writes 100,000.
 */
const MOST_ITERATIONS = 2_000_000;

/** Bits, as the server takes them (`FormatV2.php` of 2.0.5), without keys of 192: Chromium has none, and no client writes them. */
const KEY_SIZES: readonly unknown[] = [128, 256];
const TAG_SIZES: readonly unknown[] = [64, 96, 128];

/**
 * The paste in `body`, whatever a proxy or a warning of PHP puts around its JSON. Nothing if there is none, or one that the
 * page could not open either.
 */
export function findPaste(body: string): Paste | undefined {
  const json = parsed(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1));
  const adata = field(json, "adata");
  const ct = fromBase64(text(json, "ct") ?? "");
  if (!Array.isArray(adata) || ct === undefined || ct.length === 0) return undefined;
  const cipher = cipherIn(adata[0]);
  // As its page reads it, and the server: `1` burns.
  return cipher && { cipher, adata, ct, ...(adata[3] === 1 ? {} : { lasts: true }) };
}

/** The parser's own error is dropped: it quotes the text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function cipherIn(parameters: unknown): Cipher | undefined {
  const [iv, salt] = ["0", "1"].map((place) => fromBase64(text(parameters, place) ?? ""));
  const [iterations = 0, keySize = 0, tagSize = 0] = ["2", "3", "4"].map((place) =>
    number(parameters, place),
  );
  const compression = text(parameters, "7");
  const sound =
    Number.isInteger(iterations) &&
    iterations >= 1 &&
    iterations <= MOST_ITERATIONS &&
    KEY_SIZES.includes(keySize) &&
    TAG_SIZES.includes(tagSize) &&
    text(parameters, "5") === "aes" &&
    text(parameters, "6") === "gcm";
  if (!sound || !iv?.length || !salt?.length) return undefined;
  if (compression !== "zlib" && compression !== "none") return undefined;
  return { iv, salt, iterations, keySize, tagSize, compression };
}
