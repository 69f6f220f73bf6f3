/** By what the browser knows links of Onetime Secret. */
import type { Origin } from "../../domain";
import { literal } from "../../literal";
import type { Spotting } from "../../service";
import { kind } from "./kind";

/** Without the port: Firefox refuses match patterns with one, and both browsers take none as any. */
function patterns(origin: Origin): readonly string[] {
  const { protocol, hostname } = new URL(origin);
  return [`${protocol}//${hostname}/secret/*`];
}

/** A user name, as browsers write it, has no `/`. */
const BEHIND_NAME = "https?://[^/]*@[^/]*";

/** Ids may be too long in it: a repetition up to 64 takes more memory than a rule may (Chromium 156: 2 kB). */
function expression(origin?: Origin): string {
  const server = origin === undefined ? BEHIND_NAME : literal(origin);
  return `^${server}/secret/[0-9a-z]{20}[0-9a-z]*/?(?:[?#]|$)`;
}

export const spotting = { id: kind.id, patterns, expression } satisfies Spotting;
