/**
 * The key of a link: 64 lower-case hex digits. A server that insists on passphrases is given an access code instead of
 * ours, which follows from the key and does not lead back to it. Where the usual code breaks the server's rule, the link
 * carries a mark before its key, the length of the other code:
 *
 *     #<key>          32 hex digits, if the server asks
 *     #<length>x<key> so many characters, of which some are capital and small letters, digits and other signs
 *
 * The mark alone decides which code is sent, so that links made before it open as ever. It stands before the key, so that
 * a link which was cut has no whole key. Programs that change the case or encode signs leave it as it is.
 */
import type { Limits } from "../domain";
import { Failure } from "../failure";
import { fromHex, toHex } from "./hex";

/** Characters: one of each kind at the least, and no more than any server asks for. */
const CODE = { least: 4, usual: 32, most: 256 } as const;

/** Programs and people may have changed the case, and put signs before it, or after it anything but a digit or a letter. */
const WRITTEN = /^(?:%[0-9a-f]{2}|[^0-9a-z%])*(?:([1-9]\d{0,2})x)?([0-9a-f]{64})(?![0-9a-z])/i;

/** The key and its mark from the part after the `#` of a link; nothing if they are cut or damaged. */
export function parseKey(
  written: string,
): { readonly key: string; readonly codeLength?: number } | undefined {
  const [, length, digits] = WRITTEN.exec(written) ?? [];
  if (digits === undefined) return undefined;
  const key = digits.toLowerCase();
  if (length === undefined) return { key };
  const codeLength = Number(length);
  return isCodeLength(codeLength) ? { key, codeLength } : undefined;
}

/** Writes a key and its mark so that `parseKey` gives both again. */
export function formatKey(key: string, codeLength?: number): string {
  return codeLength === undefined ? key : `${codeLength}x${key}`;
}

/** Throws `key-incomplete` unless it is a whole key. */
export function checkKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
}

/** The length of a code that satisfies this rule; nothing if the usual one does. */
export function codeLengthFor(rule: Limits["passphrase"]): number | undefined {
  const length = variedLengthFor(rule);
  return rule.complex || length !== CODE.usual ? length : undefined;
}

/** The length for a server that refused the usual code: as near to the usual one as its known rule allows. */
export function variedLengthFor({ minLength, maxLength }: Limits["passphrase"]): number {
  const wanted = Math.min(Math.max(CODE.usual, minLength), maxLength);
  return Math.min(Math.max(wanted, CODE.least), CODE.most);
}

/**
 * The access code that replaces the sender's passphrase at a server that insists on one.
 *
 * @param key 64 lower-case hex digits
 * @param codeLength the length that the link's mark says
 * @throws {@link Failure} `key-incomplete` if the key is no whole key
 */
export async function accessCode(key: string, codeLength?: number): Promise<string> {
  checkKey(key);
  const material = await crypto.subtle.importKey("raw", fromHex(key), "HKDF", false, [
    "deriveBits",
  ]);
  if (codeLength === undefined) return toHex(await derive(material, "secret-link access", 16));
  if (!isCodeLength(codeLength)) throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  for (let round = 0; ; round += 1) {
    // Codes are drawn until one has all kinds of signs. One in 19 codes of four signs does, and nearly every code of 32.
    const bytes = await derive(material, `secret-link access ${codeLength} ${round}`, codeLength);
    const code = Array.from(bytes, (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
    if (KINDS.every((kind) => kind.test(code))) return code;
  }
}

/** A power of two, so that no sign is likelier. None looks like another, or means anything to HTML. */
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!#%+-=@_";

const KINDS = [/[A-Z]/, /[a-z]/, /[2-9]/, /[^A-Za-z2-9]/];

function isCodeLength(length: number): boolean {
  return Number.isInteger(length) && length >= CODE.least && length <= CODE.most;
}

/** HKDF (RFC 5869) by SHA-256, without salt. */
async function derive(
  material: CryptoKey,
  purpose: string,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = new TextEncoder().encode(purpose);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf, material, bytes * 8));
}

/** The password holds the key, so that the service, which has only the sealed text, cannot try passphrases. */
export function password(key: string, passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${key}:${passphrase.normalize("NFC")}`);
}
