/**
 * The address of a secret: `https://yopass.se/#/s/<id>/<key>`. A link without a key belongs to a password that its sender chose,
 * or to a key that was told apart.
 */
import type { Address, SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { parseAddress } from "../../links/address";

/** Ids have 22 characters since 14.0.0, and were UUIDs before. */
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{22}";

/** Signs of prose and programs may follow, but nothing that may be the rest: a letter of another script, or dots. */
const END = String.raw`(?!\.\.|(?:%20|[.,:!~_-])*[0-9A-Za-z]|%[89A-Fa-f])`;

/** Forms: `s` is a text, `c` was one with a chosen password, `f` is a file, and `d` was one with a chosen password. */
const LINK = new RegExp(`^#/+([scfd])/+(${ID})(?:/+([\\w-]{22})${END}|(/+[\\w-])|${END})`);

/** The usual form, which a link does not name. */
const TEXT = "s";

/**
 * The link's parts without its service; nothing if `url` is no such link. Takes an address as {@link mend} leaves it.
 * Throws `corrupt` if its key is no whole key.
 */
export function parse(url: URL): Omit<SecretLink, "service"> | undefined {
  const address = addressOf(url);
  const [, form, id, key, piece] = LINK.exec(url.hash) ?? [];
  if (address === undefined || form === undefined || id === undefined) return undefined;
  if (piece !== undefined) throw new Failure({ kind: "corrupt", reason: "key-incomplete" });
  return {
    address,
    id,
    ...(key === undefined ? {} : { key }),
    ...(form === TEXT ? {} : { form }),
  };
}

/** A page may lie below a path (`PUBLIC_URL`). More slashes than one mean nothing, and user names and passwords only deceive. */
function addressOf({ origin, pathname, username, password }: URL): Address | undefined {
  const place = origin + pathname.replaceAll(/\/+/g, "/");
  return username + password === "" ? parseAddress(place) : undefined;
}

export function format({ address, id, key, form = TEXT }: SecretLink): URL {
  return new URL(`${address}/#/${[form, id, ...(key === undefined ? [] : [key])].join("/")}`);
}

/** Files, in the forms of today and of before: only Yopass's page saves them. */
export function isFile({ form }: SecretLink): boolean {
  return form === "f" || form === "d";
}
