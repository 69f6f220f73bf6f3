/** The patterns by which the browser knows links of Password Pusher. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/** Without the port, which Firefox refuses. The last one matches links that another address wraps, whatever its host. */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname } = new URL(address);
  const site = `${protocol}//${hostname}`;
  const pages = ["p", "f", "r"].flatMap((page) => [`${site}/${page}/*`, `${site}/*/${page}/*`]);
  return [...pages, `*://*/*${hostname}*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/**
 * The page of a secret; behind it no other page, but signs of prose, a query or a key. Letters take much memory where case does not
 * matter, since two of them have relatives beyond ASCII: tokens are known by their length, more or less.
 */
const PAGE = "/+(?:[^/]+/+)?[pfr]/+[^/]{8}[^/]*(?:[?#].*|/+r?/*(?:[!-,.:-@].*)?)?$";

/** A part of any page's address that may be a key, or a piece of one. */
const KEY = "/.*(?:#|%(?:25)*23).*[0-9a-f]{20}";

function expressions(address?: Address): readonly string[] {
  const server = address === undefined ? BEHIND_NAME : literal(address);
  return [PAGE, KEY].map((rest) => `^${server}${rest}`);
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
