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

/** The least number of signs in an id. */
const SHORTEST = 22;

/** The letter of the form may be encoded. */
const REST = `(?:[/?].*)?${HASH}${SLASH}+(?:[scfd]|%(?:25)*[67][346])${SLASH}+.{${SHORTEST}}`;

function expressions(address?: Address): readonly string[] {
  return [`^${address === undefined ? BEHIND_NAME : literal(address)}${REST}`];
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
