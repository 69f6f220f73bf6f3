/**
 * The look of a sealed text, without opening it: an explanation for those who meet it on the service's page
 * (`wording/handOver.ts`), an empty line, and a JWE in compact serialisation (RFC 7516):
 *
 *     header . encrypted key (with a passphrase only) . iv . ciphertext . tag
 *
 * Much narrower than JWE: everything the header may say is fixed here, and checked before the
 * JOSE library sees the text, since that would inflate `zip` and accept any iteration count.
 */

import { members } from "../members";

/** The largest explanation in bytes of UTF-8: it is stored with every secret and counts against the service's limit. */
export const EXPLANATION_LIMIT = 600;

const TYPE = "secret-link";

/** The whole header of a text that the key alone opens. */
export const KEY_HEADER = { alg: "dir", enc: "A256GCM", typ: TYPE } as const;

/** The header of a text that takes key and passphrase, but for `p2c` and `p2s`. */
export const PASSPHRASE_HEADER = { alg: "PBES2-HS512+A256KW", enc: "A256GCM", typ: TYPE } as const;

/** PBKDF2 iterations (`p2c`): the number that we write, and the least and most that we open. */
export const ITERATIONS: Readonly<Record<"written" | "least" | "most", number>> = {
  written: 600_000,
  least: 100_000,
  most: 2_000_000,
};

/** Sizes in bytes. The encrypted key is a 32-byte key wrapped by AES-KW (RFC 3394). */
export const SIZES = { key: 32, encryptedKey: 40, salt: 16, iv: 12, tag: 16 } as const;

/** Base64url without padding, in its one canonical spelling: the unused bits of the last digit are zero. */
const BASE64URL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** The digits that these bytes take in base64url without padding. */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** The means that open a sealed text: the link's key, or key and passphrase. Nothing: it is damaged, or not as we seal. */
export function lock(sealed: string): "key" | "passphrase" | undefined {
  const [header = "", encryptedKey = "", iv = "", ciphertext = "", tag = "", ...rest] =
    sealed.split(".");
  const sound =
    isBase64url(iv, SIZES.iv) &&
    BASE64URL.test(ciphertext) &&
    isBase64url(tag, SIZES.tag) &&
    rest.length === 0;
  if (!sound) return undefined;
  const said = parseHeader(header);
  if (isKeyHeader(said) && encryptedKey === "") return "key";
  if (isPassphraseHeader(said) && isBase64url(encryptedKey, SIZES.encryptedKey)) {
    return "passphrase";
  }
  return undefined;
}

/** Characters. No server takes a tenth of it: a longer text is none of ours, and is not looked through. */
export const LONGEST_SEALED = 10_000_000;

/** Characters of a header. Ours have 71 and 146. */
const LONGEST_HEADER = 400;

/** Parts that name the type, in all forms that are looked through. A text with more of them was made to keep us busy. */
export const MOST_NAMED = 1_000;

/**
 * The one sealed text in `text`, wherever it stands: people paste, mail programs wrap lines and quote them (`>`), and JSON writes
 * line breaks as `
 * `. Nothing if there is none, none with its end, or more than one. {@link lock} says if it is sound. Takes time in proportion to
 * the length of `text`, which is {@link LONGEST_SEALED} at most.
 */
export function findSealed(text: string): string | undefined {
  if (text.length > LONGEST_SEALED) return undefined;
  const plain = text.replace(/\\[nrt]/g, "\n");
  const found = new Set<string>();
  let named = 0;
  for (const form of [plain, withoutLineBreaks(plain), withoutBlanks(plain)]) {
    for (const { header, rest } of namedIn(form)) {
      named += 1;
      if (named > MOST_NAMED) return undefined;
      if (rest !== "" && parseHeader(header)["typ"] === TYPE) found.add(header + rest);
      if (found.size > 1) return undefined;
    }
  }
  const [sealed] = found;
  return sealed;
}

/** Joins lines paragraph by paragraph, so that a text after an empty line does not stick to the end. */
function withoutLineBreaks(text: string): string {
  return text
    .split(/\n[\s>]*\n/)
    .map(withoutBlanks)
    .join("\n");
}

function withoutBlanks(text: string): string {
  return text.replace(/[\s>]+/g, "");
}

/** `secret-link` in base64url, which has three ways to write it. */
const NAMED = /c2VjcmV0LWxpbm|NlY3JldC1saW5r|zZWNyZXQtbGlua/g;

const PART = /[\w-]*/y;

/** The rest after a header. A tag of another length is a line that was wrapped, or the end is missing. */
const REST = /(?:\.[\w-]*){3}\.[\w-]{22}(?![\w-])/y;

/** A part that may be a header, and its rest if that has our shape. */
interface Named {
  readonly header: string;
  readonly rest: string;
}

/** The parts that name the type. No character is read more often than a sealed text has parts. */
function* namedIn(text: string): Generator<Named> {
  let end = 0;
  for (const { index } of text.matchAll(NAMED)) {
    // One part may name it twice.
    if (index < end) continue;
    end = index + at(PART, text, index).length;
    const start = startOf(text, index);
    const rest = end - start > LONGEST_HEADER ? "" : at(REST, text, end);
    yield { header: rest === "" ? "" : text.slice(start, end), rest };
  }
}

function at(expression: RegExp, text: string, place: number): string {
  expression.lastIndex = place;
  return expression.exec(text)?.[0] ?? "";
}

/** The beginning of the part around `place`, unless that is too far away for a header. */
function startOf(text: string, place: number): number {
  const before = text.slice(Math.max(0, place - LONGEST_HEADER - 1), place);
  return place - (/(?<![\w-])[\w-]*$/.exec(before)?.[0].length ?? 0);
}

type Header = Partial<Record<string, unknown>>;

/** The members of a JOSE header; none if it is none. */
function parseHeader(encoded: string): Header {
  if (!BASE64URL.test(encoded)) return {};
  try {
    // Bytes beyond ASCII become other characters, which no member we accept has.
    return members(JSON.parse(atob(encoded.replace(/-/g, "+").replace(/_/g, "/"))));
  } catch {
    return {};
  }
}

function isKeyHeader(said: Header): boolean {
  return hasExactly(said, KEY_HEADER, []);
}

function isPassphraseHeader(said: Header): boolean {
  const { p2c, p2s } = said;
  return (
    hasExactly(said, PASSPHRASE_HEADER, ["p2c", "p2s"]) &&
    typeof p2c === "number" &&
    Number.isInteger(p2c) &&
    p2c >= ITERATIONS.least &&
    p2c <= ITERATIONS.most &&
    typeof p2s === "string" &&
    isBase64url(p2s, SIZES.salt)
  );
}

function hasExactly(
  said: Header,
  fixed: Readonly<Record<string, string>>,
  others: readonly string[],
): boolean {
  const names = [...Object.keys(fixed), ...others];
  return (
    Object.keys(said).length === names.length &&
    names.every((name) => Object.hasOwn(said, name)) &&
    Object.entries(fixed).every(([name, value]) => said[name] === value)
  );
}

function isBase64url(encoded: string, bytes: number): boolean {
  return encoded.length === base64urlLength(bytes) && BASE64URL.test(encoded);
}
