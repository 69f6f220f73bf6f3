/** The patterns by which the browser knows links of Luzifer/ots. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/**
 * Match patterns know no `#`: the page that opens secrets is the page that makes them, with any query. Without the port, which
 * Firefox refuses. The last one matches links that another address wraps, whatever its host.
 */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname, pathname } = new URL(address);
  const page = `${protocol}//${hostname}${pathname.replace(/\/$/, "")}`;
  return [`${page}/`, `${page}/?*`, `*://*/*${hostname}*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/** The beginning of an id behind a `#`, encoded or not. Imprint, front page and files have none. */
const FRAGMENT = "(?:[/?].*)?(?:#|%(?:25)*23)[0-9a-f]{8}-[0-9a-f]{4}";

function expressions(address?: Address): readonly string[] {
  return [`^${address === undefined ? BEHIND_NAME : literal(address)}${FRAGMENT}`];
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
