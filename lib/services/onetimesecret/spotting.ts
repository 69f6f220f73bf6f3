/** The patterns by which the browser knows links of Onetime Secret. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/**
 * Without the port: Firefox refuses match patterns with one, and both browsers take none as any. The others match links that
 * another address wraps, whatever its host: such an address keeps the name of the server unchanged.
 */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname } = new URL(address);
  return [
    `${protocol}//${hostname}/*secret/*`,
    `${protocol}//${hostname}/SECRET/*`,
    `*://*/*${hostname}*secret*`,
  ];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/**
 * The least number of signs in an id, with those that may stand before it. A repetition up to 64 takes more memory than a rule
 * may (Chromium 156: 2 kB).
 */
const SHORTEST = 20;

/** The page of a secret; a letter of `secret` may be encoded. */
const PAGE = `/+(?:secret[/%]|[secrt]*%).{${SHORTEST}}`;

/** A part of any page's address that may be a key, or a piece of one. */
const KEY = `/.*(?:#|%(?:25)*23).*[0-9a-f]{${SHORTEST}}`;

function expressions(address?: Address): readonly string[] {
  const server = address === undefined ? BEHIND_NAME : literal(address);
  return [PAGE, KEY].map((rest) => `^${server}${rest}`);
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
