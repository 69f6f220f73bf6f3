/** The patterns by which the browser knows links of PrivateBin. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/**
 * Without the port: Firefox refuses match patterns with one, and both browsers take none as any. The last one matches links that
 * another address wraps, whatever its host: such an address keeps the name of the server unchanged.
 */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname, pathname } = new URL(address);
  const path = pathname.replace(/\/$/, "");
  return [`${protocol}//${hostname}${path}/*?*`, `*://*/*${hostname}*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/** The beginning of all that may follow the address of a server: its name does not go on. */
const REST = "(?:[/?#]|%(?:25)*(?:2f|3f|23))";

const HASH = "(?:#|%(?:25)*23)";

/** The page of a paste, with a key or a piece of one. */
const PAGE = `${REST}.*[0-9a-f]{16}.*${HASH}.`;

/** A part of any page's address that may be a key, or a piece of one. */
const KEY = `${REST}.*${HASH}.*[1-9a-z]{20}`;

function expressions(address?: Address): readonly string[] {
  const server = address === undefined ? BEHIND_NAME : literal(address);
  return [PAGE, KEY].map((rest) => `^${server}${rest}`);
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
