/** The address of a secret: `https://eu.onetimesecret.com/secret/<id>#<key>`. */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseOrigin } from "../../origin";

/** 62 characters since v0.24, 31 before, a few less in v0.17; base 36 throughout. */
const PATH = /^\/secret\/([0-9a-z]{20,64})\/?$/;

/** 32 bytes of key. Chat programs and people may have changed the case. */
const KEY = /^[0-9a-f]{64}$/i;

/** The link's parts without its service; nothing if `url` is no such link. Throws `corrupt` if its key is no whole key. */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  const id = PATH.exec(url.pathname)?.[1];
  // User names and passwords in the address only deceive.
  const origin = url.username + url.password === "" ? parseOrigin(url.origin) : undefined;
  if (id === undefined || origin === undefined) return undefined;
  const fragment = url.hash.slice(1);
  if (fragment === "") return { origin, id };
  if (KEY.test(fragment)) return { origin, id, key: fragment.toLowerCase() };
  throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
}

export function format({ origin, id, key }: SecretLink): URL {
  return new URL(`${origin}/secret/${id}${key === undefined ? "" : `#${key}`}`);
}
