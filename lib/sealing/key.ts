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

/** Programs and people may have changed the case, and put signs before it or anything but a digit or letter after it. */
const WRITTEN = /^(?:%[0-9a-f]{2}|[^0-9a-z%])*(?:([1-9]\d{0,2})x)?([0-9a-f]{64})(?![0-9a-z])/i;

/** The key and its mark, as they stand after the `#` of a link; nothing if they are cut or damaged. */
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

/** `parseKey(formatKey(key, codeLength))` has both. */
export function formatKey(key: string, codeLength?: number): string {
  return codeLength === undefined ? key : `${codeLength}x${key}`;
}

/** Throws `key-incomplete` unless it is a whole key. */
export function checkKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
}

/** How long a code has to be that satisfies this rule; nothing if the usual one does. */
export function codeLengthFor(rule: Limits["passphrase"]): number | undefined {
  const length = variedLengthFor(rule);
  return rule.complex || length !== CODE.usual ? length : undefined;
}

/** The same where the usual code was refused, whatever is known of the rule: as near to the usual length as it lets. */
export function variedLengthFor({ minLength, maxLength }: Limits["passphrase"]): number {
  const wanted = Math.min(Math.max(CODE.usual, minLength), maxLength);
  return Math.min(Math.max(wanted, CODE.least), CODE.most);
}

/**
 * What a server that insists on a passphrase is given instead of ours.
 *
 * @param key 64 lower-case hex digits
 * @param codeLength what the link's mark says
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
    // In turn: the first that has all kinds. Of four characters one in 19 does, of 32 nearly all.
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

/** Holds the key, so that the service, which has the sealed text only, cannot try passphrases. */
export function password(key: string, passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${key}:${passphrase.normalize("NFC")}`);
}
