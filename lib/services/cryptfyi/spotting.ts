/** The patterns by which the browser knows links of crypt.fyi. */
import type { Address } from "../../domain";
import { literal } from "../../links/literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/**
 * Without the port: Firefox refuses match patterns with one, and both browsers take none as any. An id has no fixed sign, and
 * patterns no fixed length: they match each page of the server. The second matches links that another address wraps.
 */
function patterns(address: Address): readonly string[] {
  const { protocol, hostname } = new URL(address);
  return [`${protocol}//${hostname}/*`, `*://*/*${hostname}*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/** The sign before a key, or the name of its part of a query; programs may have encoded either. */
const BEFORE = "(?:#|%(?:25)*23|num[;%]|key[=%])";

/** The least of a key that is taken for one which was cut (`links.ts`). All 32 signs take more memory than a rule may. */
const LEAST = ".{8}";

/** Each link has a key, and the server's other pages have no such part. */
function expressions(address?: Address): readonly string[] {
  const server = address === undefined ? BEHIND_NAME : literal(address);
  return [`^${server}/.*${BEFORE}${LEAST}`];
}

export const spotting = { id: kind.id, patterns, expressions } satisfies Spotting;
