/** The patterns by which the browser knows links of Yopass. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/**
 * Without port and fragment, which match patterns do not know: every page of the server. The other matches links that another
 * address wraps, whatever its host: such an address keeps the name of the server unchanged, and the `#` encoded.
 */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname } = new URL(address);
  return [`${protocol}//${hostname}/*`, `*://*/*${hostname}*23*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/** The `#` and the `/` of a link, encoded or not. */
const [HASH, SLASH] = ["(?:#|%(?:25)*23)", "(?:/|%(?:25)*2f)"] as const;

/**
 * Signs after the letter of the form, which may be encoded: fewer than an id and its slashes have. More of them, or a slash after
 * the letter, take more memory than a rule may (Chromium 156: 2 kB).
 */
const SHORTEST = 18;

const REST = `(?:[/?].*)?${HASH}${SLASH}+[scfd%].{${SHORTEST}}`;

function expressions(address?: Address): readonly string[] {
  return [`^${address === undefined ? BEHIND_NAME : literal(address)}${REST}`];
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
