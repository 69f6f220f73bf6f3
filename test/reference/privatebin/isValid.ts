/** The form of a paste that PrivateBin takes (`FormatV2.php` and `Paste.php` of 2.0.5). */
import { deflateRawSync } from "node:zlib";

interface Posted {
  readonly adata: readonly unknown[];
  readonly v: number;
  readonly ct: string;
  readonly meta: { readonly expire: string };
}

export function isValid(
  body: Readonly<Record<string, unknown>>,
): body is Readonly<Record<string, unknown>> & Posted {
  const { adata, v, ct, meta } = body;
  return (
    Object.keys(body).toSorted().join() === "adata,ct,meta,v" &&
    isCiphertext(ct) &&
    typeof v === "number" &&
    v >= 2 &&
    Array.isArray(adata) &&
    isCipher(adata[0]) &&
    areSettings(adata.slice(1)) &&
    typeof meta === "object" &&
    meta !== null &&
    Object.keys(meta).join() === "expire"
  );
}

/** A text that compresses was not encrypted. */
function isCiphertext(ct: unknown): boolean {
  if (!isBase64(ct)) return false;
  const bytes = Buffer.from(ct, "base64");
  return bytes.length <= deflateRawSync(bytes).length;
}

function isCipher(parameters: unknown): boolean {
  if (!Array.isArray(parameters)) return false;
  const [iv, salt, iterations, keySize, tagSize, algorithm, mode, compression]: unknown[] =
    parameters;
  return (
    isBase64(iv) &&
    iv.length <= 24 &&
    isBase64(salt) &&
    salt.length <= 14 &&
    Number.isInteger(iterations) &&
    Number(iterations) > 10_000 &&
    [128, 192, 256].some((size) => size === keySize) &&
    [64, 96, 128].some((size) => size === tagSize) &&
    algorithm === "aes" &&
    ["ctr", "cbc", "gcm"].some((one) => one === mode) &&
    ["zlib", "none"].some((one) => one === compression)
  );
}

/** A paste that is burned has no discussion. */
function areSettings([formatter, discussion, burn]: readonly unknown[]): boolean {
  return (
    ["plaintext", "syntaxhighlighting", "markdown"].some((one) => one === formatter) &&
    [0, 1].some((one) => one === discussion) &&
    [0, 1].some((one) => one === burn) &&
    !(discussion === 1 && burn === 1)
  );
}

function isBase64(text: unknown): text is string {
  return typeof text === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
