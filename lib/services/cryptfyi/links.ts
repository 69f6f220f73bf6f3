/**
 * The address of a secret: `https://crypt.fyi/<id>#<key>`, with `?p=true` before the `#` if there is a passphrase. Up to
 * February 2025 the key stood in the query (`?key=<key>&p=true`), where the page still takes it.
 */
import type { SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseOrigin } from "../../links/parseOrigin";
import { isKey, isMixed } from "./key";

/** The form of a link whose sender set a passphrase. */
export const GUARDED = "passphrase";

/** A server lives at the root of its host. */
const PATH = /^\/+([\w~-]{20})\/*$/;

/** Signs of prose and programs may stand around a key, but nothing that may be a part of it: then it is cut or another. */
const KEY = /^(?:%[\da-f]{2}|[^\w~%-])*([\w~-]{32})(?![\w~-]*[\da-z])/i;

/** The rest of a key that was cut. Shorter ones pass for the name of a place in a page. */
const PIECE = /^(?:%[\da-f]{2}|[^\w~%-])*([\w~-]{8,})/i;

/** Browsers read here which words of a page to show (`#:~:text=`). */
const DIRECTIVE = /:~:.*$/s;

/**
 * The link's parts without its service; nothing if `url` is no such link. Takes an address as {@link mend} leaves it.
 * Throws `corrupt` if its key is no whole key; an address without any key is no link, since other sites have such ones.
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  // User names and passwords in the address only deceive.
  const address = url.username + url.password === "" ? parseOrigin(url.origin) : undefined;
  const [, id] = PATH.exec(url.pathname) ?? [];
  if (address === undefined || id === undefined) return undefined;
  const written = url.hash.slice(1).replace(DIRECTIVE, "") || (url.searchParams.get("key") ?? "");
  const [, key = ""] = KEY.exec(written) ?? [];
  if (isKey(key)) return { address, id, key, ...(isGuarded(url) ? { form: GUARDED } : {}) };
  const [, piece = ""] = PIECE.exec(written) ?? [];
  if (isMixed(id) && isMixed(piece)) {
    throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  }
  return undefined;
}

/** The page takes any text for yes. A program may have escaped the `&` for HTML. */
function isGuarded({ search }: URL): boolean {
  return /[?&;]p=[^&]/.test(search);
}

/** Always with the key behind the `#`, where no server sees it. */
export function format({ address, id, key = "", form }: SecretLink): URL {
  return new URL(`${address}/${id}${form === GUARDED ? "?p=true" : ""}#${key}`);
}
