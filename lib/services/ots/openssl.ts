/**
 * The format of `openssl enc -aes-256-cbc -pbkdf2 -md sha512 -iter 300000 -a -A`, which ots keeps texts in: the base64 of a banner,
 * a salt and the ciphertext. It has no tag: nothing but the padding (PKCS#7) tells a text from a changed one.
 */
import { fromBase64, toBase64 } from "../base64";

const BANNER = new TextEncoder().encode("Salted__");

/** Bytes of the salt, and of key and initialization vector together. */
const SIZES = { salt: 8, key: 32, derived: 48, block: 16 } as const;

const ITERATIONS = 300_000;

interface Salted {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Whole blocks, at least one. */
  readonly ciphertext: Uint8Array<ArrayBuffer>;
}

/** The banner in base64, and everything that may follow it. */
const FORM = /U2FsdGVkX1[\dA-Za-z+/]+={0,2}/;

/** The encrypted text within `text`: a proxy may have put something around it. */
export function findSalted(text: string): string | undefined {
  return FORM.exec(text)?.[0];
}

/** The parts of an encrypted text; nothing if it is none, or not whole. */
export function parseSalted(text: string): Salted | undefined {
  const bytes = fromStrictBase64(text);
  const start = BANNER.length + SIZES.salt;
  const blocks = ((bytes?.length ?? 0) - start) / SIZES.block;
  if (!bytes || blocks < 1 || !Number.isInteger(blocks)) return undefined;
  if (BANNER.some((byte, index) => byte !== bytes[index])) return undefined;
  return { salt: bytes.slice(BANNER.length, start), ciphertext: bytes.slice(start) };
}

/** @param salt eight random bytes */
export async function encrypt(
  plaintext: Uint8Array<ArrayBuffer>,
  pass: string,
  salt: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { key, iv } = await derive(pass, salt);
  const ciphertext = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, plaintext);
  return toBase64(new Uint8Array(await new Blob([BANNER, salt, ciphertext]).arrayBuffer()));
}

/** The plaintext; nothing if its padding is wrong. One wrong pass in 256 gives some padding by chance. */
export async function decrypt(
  { salt, ciphertext }: Salted,
  pass: string,
): Promise<ArrayBuffer | undefined> {
  const { key, iv } = await derive(pass, salt);
  // It rejects for this one reason, which it does not name.
  return crypto.subtle.decrypt({ name: "AES-CBC", iv }, key, ciphertext).catch(() => undefined);
}

async function derive(pass: string, salt: Uint8Array<ArrayBuffer>) {
  const password = new TextEncoder().encode(pass);
  const material = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-512", salt, iterations: ITERATIONS };
  const bits = await crypto.subtle.deriveBits(parameters, material, SIZES.derived * 8);
  const usages: readonly KeyUsage[] = ["encrypt", "decrypt"];
  return {
    key: await crypto.subtle.importKey("raw", bits.slice(0, SIZES.key), "AES-CBC", false, usages),
    iv: bits.slice(SIZES.key),
  };
}

/** Without the blanks that browsers pass over. */
function fromStrictBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const strict = /^[\da-z+/]+={0,2}$/i.test(text) && text.length % 4 === 0;
  return strict ? fromBase64(text) : undefined;
}
