/**
 * What a sealed text looks like, without opening it: printable ASCII, an explanation for whoever
 * meets it on the service's page, an empty line, and a JWE in compact serialisation (RFC 7516):
 *
 *     header . encrypted key (with a passphrase only) . iv . ciphertext . tag
 *
 * Much narrower than JWE: everything the header may say is fixed here, and checked before the
 * JOSE library sees the text, since that would inflate `zip` and accept any iteration count.
 */

import { members } from "./members";

/** Bytes that the explanation takes at most: it is stored with every secret and counts against the service's limit. */
export const EXPLANATION_LIMIT = 240;

/** What stands above the sealed text. `viewer` is the address of a page that opens it (`viewer.ts`), if there is one. */
export function explanation(viewer: string | null): string {
  const next =
    viewer === null
      ? `, then open the link's page in the Secret Links extension and choose "I have the sealed text".`
      : ` and paste it at ${viewer} with the full link.`;
  return `\
Sealed with Secret Links: encrypted in the sender's browser, and only the full link opens it.
Copy all of this text${next}

`;
}

const TYPE = "secret-link";

/** The whole header of a text that the key alone opens. */
export const KEY_HEADER = { alg: "dir", enc: "A256GCM", typ: TYPE } as const;

/** The header of a text that takes key and passphrase, but for `p2c` and `p2s`. */
export const PASSPHRASE_HEADER = { alg: "PBES2-HS512+A256KW", enc: "A256GCM", typ: TYPE } as const;

/** PBKDF2 iterations (`p2c`): what we write, and the least and most we open. */
export const ITERATIONS = { written: 600_000, least: 100_000, most: 2_000_000 } as const;

/** Sizes in bytes. The encrypted key is a 32-byte key wrapped by AES-KW (RFC 3394). */
export const SIZES = { key: 32, encryptedKey: 40, salt: 16, iv: 12, tag: 16 } as const;

/** Base64url without padding, in its one canonical spelling: the unused bits of the last digit are zero. */
const BASE64URL = /^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/;

/** Digits that so many bytes take in base64url without padding. */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** What opens a sealed text: the link's key, or key and passphrase. Nothing: it is damaged, or not as we seal. */
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

/**
 * The one sealed text in `text`, wherever it stands: people paste, mail programs wrap lines and quote them (`>`), and
 * JSON writes line breaks as `\n`.
 * Nothing if there is none, none with its end, or more than one. Whether it is sound, {@link lock} says.
 */
export function findSealed(text: string): string | undefined {
  const plain = text.replace(/\\[nrt]/g, "\n");
  const forms = [plain, withoutLineBreaks(plain), withoutBlanks(plain)];
  const [sealed, ...others] = new Set(forms.flatMap(candidates));
  return others.length === 0 ? sealed : undefined;
}

/** Paragraph by paragraph, so that what follows an empty line does not stick to the end. */
function withoutLineBreaks(text: string): string {
  return text
    .split(/\n[\s>]*\n/)
    .map(withoutBlanks)
    .join("\n");
}

function withoutBlanks(text: string): string {
  return text.replace(/[\s>]+/g, "");
}

/** A tag of another length is a line that was wrapped, or the end is missing. */
function candidates(text: string): string[] {
  return (text.match(/[\w.-]+/g) ?? []).flatMap((run) => {
    const parts = run.split(".");
    return parts.flatMap((header, start) => {
      const tag = parts[start + 4];
      if (tag?.length !== base64urlLength(SIZES.tag)) return [];
      if (parseHeader(header)["typ"] !== TYPE) return [];
      return [parts.slice(start, start + 5).join(".")];
    });
  });
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
