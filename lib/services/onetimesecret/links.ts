/** The address of a secret: `https://eu.onetimesecret.com/secret/<id>#<key>`, with the key as `key.ts` writes it. */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { formatKey, parseKey } from "../../sealing/key";
import { parseOrigin } from "../../links/parseOrigin";

/**
 * Ids have 62 characters since v0.24, 31 before, a few less in v0.17, all of base 36: capitals mean the same. Signs of prose and
 * programs may follow an id, but nothing that may be the rest of it: a letter of another script, or dots.
 */
const PATH = /^\/+secret\/+([0-9a-z]{20,64})(?!-|\.\.|(?:%20|[.,:!~_])*[0-9a-z]|%[89a-f])/i;

/** A further part of the path makes it another page. */
const FURTHER = /\/secret\/+[^/]+\/+[0-9a-z]/i;

/** The address of a receipt; `private` up to v0.23, `metadata` in places. */
const RECEIPT = /^\/+(?:receipt|private|metadata)\/+[0-9a-z]{20,64}(?![0-9a-z])/i;

/** Browsers read here which words of a page to show (`#:~:text=`). */
const DIRECTIVE = /:~:.*$/s;

/**
 * The link's parts without its service; nothing if `url` is no such link. Takes an address as {@link mend} leaves it.
 * Throws `corrupt` if its key is no whole key.
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  // User names and passwords in the address only deceive.
  const address = url.username + url.password === "" ? parseOrigin(url.origin) : undefined;
  const key = keyIn(url.hash);
  // Programs that wrap lines break an id, too; a whole key after it proves that all of it is there.
  const path = key === undefined ? url.pathname : url.pathname.replaceAll("%20", "");
  const [, id] = PATH.exec(path) ?? [];
  if (id === undefined || address === undefined) return undefined;
  if (key === undefined && FURTHER.test(path)) return undefined;
  const link = { address, id: id.toLowerCase() };
  if (key !== undefined) return { ...link, ...key };
  if (url.hash.replace(DIRECTIVE, "").length <= 1) return link;
  throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
}

/** Programs that wrap lines break a key, too. */
function keyIn(hash: string): ReturnType<typeof parseKey> {
  const fragment = hash.slice(1);
  return parseKey(fragment) ?? parseKey(fragment.replaceAll("%20", ""));
}

/** True for the page that shows a sender the fate of a secret. */
export function isReceipt(url: URL): boolean {
  return RECEIPT.test(url.pathname);
}

export function format({ address, id, key, codeLength }: SecretLink): URL {
  const fragment = key === undefined ? "" : `#${formatKey(key, codeLength)}`;
  return new URL(`${address}/secret/${id}${fragment}`);
}
