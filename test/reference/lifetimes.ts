/**
 * Grants a secret its lifetime: the one that was asked for, within the server's limits. The server never says that it shortened
 * one.
 */
import type { Seconds } from "../../lib/domain";
import { DAY } from "../../lib/time";
import { ownerId } from "./accounts";
import type { Call } from "./call";
import { limitsOf } from "./limits";

/** The longest lifetime for an account on the free plan of the servers that sell plans (`DEFAULT_FREE_TTL`). */
const FREE_MAX = 14 * DAY;

/** v1 does not look at the options that are set (`V1_MIN_TTL`, `V1_MAX_TTL`). */
const V1 = { min: 60, max: 30 * DAY };

/** No secret outlives it (`MAX_TTL`). */
const LONGEST = 365 * DAY;

/**
 * On v2 of v0.26.6. With an account and no plans to sell there is no end but a year: `limit_for` knows no limit then.
 * Source: `process_ttl`, not recorded beyond 30 days.
 */
export function v2Lifetime(call: Call, ttl: unknown): Seconds {
  const { ttlOptions, defaultTtl, ttlMaxAnonymous } = limitsOf(call.switches);
  const anonymous = Math.min(ttlMaxAnonymous, Math.max(...ttlOptions));
  const max = ownerId(call) === undefined ? anonymous : paidFor(call, LONGEST);
  return within(askedLifetime(ttl, defaultTtl), Math.min(...ttlOptions), max);
}

/** On v1 of v0.26.6. */
export function v1Lifetime(call: Call, ttl: unknown): Seconds {
  const { defaultTtl, ttlMaxAnonymous } = limitsOf(call.switches);
  const max = ownerId(call) === undefined ? ttlMaxAnonymous : paidFor(call, V1.max);
  return within(askedLifetime(ttl, defaultTtl), V1.min, Math.min(V1.max, max));
}

/** Grants lifetimes as v0.23.6 does, by the plans it had: 14 days is that of every account. */
export function oldLifetime(call: Call, ttl: unknown): Seconds {
  const { ttlOptions, defaultTtl, ttlMaxAnonymous } = limitsOf(call.switches);
  const max = ownerId(call) === undefined ? ttlMaxAnonymous : 14 * DAY;
  return within(askedLifetime(ttl, defaultTtl), Math.min(...ttlOptions), max);
}

/** Grants lifetimes as v0.17.3 does: without a ttl the longest there is, and five minutes for less than one. */
export function oldestLifetime(call: Call, ttl: unknown): Seconds {
  const { ttlMaxAnonymous } = limitsOf(call.switches);
  const max = ownerId(call) === undefined ? ttlMaxAnonymous : 14 * DAY;
  const asked = askedLifetime(ttl, 0);
  if (asked <= 0) return max;
  return asked < 60 ? 300 : Math.min(asked, max);
}

/** True if the free plan forbids so long a lifetime: v2 refuses it, while all other excess is cut off in silence. */
export function beyondPlan(call: Call, ttl: unknown): boolean {
  if (ownerId(call) === undefined || call.switches.plan !== "free") return false;
  return askedLifetime(ttl, limitsOf(call.switches).defaultTtl) > FREE_MAX;
}

function paidFor({ switches }: Call, otherwise: Seconds): Seconds {
  return switches.plan === "free" ? FREE_MAX : otherwise;
}

/** Only a missing ttl means the default; one that is no number means the shortest. */
function askedLifetime(ttl: unknown, usual: Seconds): Seconds {
  if (ttl === undefined || ttl === null) return usual;
  const asked = typeof ttl === "number" ? Math.trunc(ttl) : Number.parseInt(textual(ttl), 10);
  return Number.isNaN(asked) ? 0 : asked;
}

function textual(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The longest wins over the shortest, as on the server. */
function within(asked: Seconds, min: Seconds, max: Seconds): Seconds {
  return Math.min(max, Math.max(min, asked));
}
