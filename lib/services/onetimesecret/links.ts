/** The address of a secret: `https://eu.onetimesecret.com/secret/<id>#<key>`, with the key as `key.ts` writes it. */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { formatKey, parseKey } from "../../key";
import { parseOrigin } from "../../origin";

/** 62 characters since v0.24, 31 before, a few less in v0.17; base 36 throughout. */
const PATH = /^\/secret\/([0-9a-z]{20,64})\/?$/;

/** The link's parts without its service; nothing if `url` is no such link. Throws `corrupt` if its key is no whole key. */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  const id = PATH.exec(url.pathname)?.[1];
  // User names and passwords in the address only deceive.
  const origin = url.username + url.password === "" ? parseOrigin(url.origin) : undefined;
  if (id === undefined || origin === undefined) return undefined;
  const fragment = url.hash.slice(1);
  if (fragment === "") return { origin, id };
  const key = parseKey(fragment);
  if (key === undefined) throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  return { origin, id, ...key };
}

export function format({ origin, id, key, codeLength }: SecretLink): URL {
  const fragment = key === undefined ? "" : `#${formatKey(key, codeLength)}`;
  return new URL(`${origin}/secret/${id}${fragment}`);
}
