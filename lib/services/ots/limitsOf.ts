/** Reads a server's statements about its limits: hints, each of which may miss or make no sense. */
import type { Limits, Seconds } from "../../domain";
import { flag, numbers } from "../../fields";
import { DEFAULTS } from "./defaults";

/** Nobody wants to choose from more; the shipped list has ten. */
const MOST_LIFETIMES = 20;

/**
 * @param settings the answer of `api/settings`: a missing or wrong part is as in {@link DEFAULTS}
 * @param longest the maximum of the server. Absent: none, or not known
 */
export function limitsOf(settings: unknown, longest?: Seconds): Limits {
  const lifetimes = lifetimesOf(settings, longest);
  return {
    ...DEFAULTS,
    lifetimes,
    usualLifetime:
      lifetimes.findLast((lifetime) => lifetime <= DEFAULTS.usualLifetime) ?? lifetimes[0],
  };
}

function lifetimesOf(settings: unknown, longest?: Seconds): Limits["lifetimes"] {
  // The server passes over the asked lifetime, and grants its maximum.
  if (longest !== undefined && flag(settings, "disableExpiryOverride")) return [longest];
  const offered = numbers(settings, "expiryChoices")?.filter(isLifetime) ?? [];
  const granted = (offered.length > 0 ? offered : DEFAULTS.lifetimes)
    .map((lifetime) => Math.min(lifetime, longest ?? lifetime))
    .toSorted((a, b) => a - b);
  const [first, ...others] = [...new Set(granted)].slice(0, MOST_LIFETIMES);
  return first === undefined ? DEFAULTS.lifetimes : [first, ...others];
}

function isLifetime(value: Seconds): boolean {
  return Number.isInteger(value) && value > 0;
}
