/** A server as it was stored. */
import type { Limits, Seconds, Server } from "../domain";
import { isAmount, members } from "../members";
import { parseOrigin } from "../links/origin";
import type { Kind } from "../service";

/**
 * The server in `value`, which may be anything; its service's defaults replace limits that make no sense. Nothing if there is
 * none.
 */
export function parseServer(value: unknown, kinds: readonly Kind[]): Server | undefined {
  const { service: id, origin: text, dialect, guests, exclusive, limits } = members(value);
  const kind = kinds.find((candidate) => candidate.id === id);
  const origin = typeof text === "string" ? parseOrigin(text) : undefined;
  if (!kind || !origin) return undefined;
  return {
    service: kind.id,
    origin,
    ...(typeof dialect === "string" ? { dialect } : {}),
    ...(typeof guests === "boolean" ? { guests } : {}),
    ...(typeof exclusive === "boolean" ? { exclusive } : {}),
    limits: parseLimits(limits, kind.server(origin).limits),
  };
}

function parseLimits(value: unknown, fallback: Limits): Limits {
  const { lifetimes: offered, usualLifetime, maxBytes, passphrase } = members(value);
  const lifetimes = parseLifetimes(offered) ?? fallback.lifetimes;
  return {
    lifetimes,
    usualLifetime:
      oneOf(lifetimes, usualLifetime) ?? oneOf(lifetimes, fallback.usualLifetime) ?? lifetimes[0],
    maxBytes: isAmount(maxBytes) && maxBytes > 0 ? maxBytes : fallback.maxBytes,
    passphrase: parsePassphraseRules(passphrase) ?? fallback.passphrase,
  };
}

function oneOf(lifetimes: readonly Seconds[], value: unknown): Seconds | undefined {
  return lifetimes.find((lifetime) => lifetime === value);
}

function parseLifetimes(value: unknown): Limits["lifetimes"] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [first, ...others]: readonly Seconds[] = value
    .filter(isAmount)
    .filter((lifetime) => lifetime > 0)
    .toSorted((a, b) => a - b);
  return first === undefined ? undefined : [first, ...others];
}

function parsePassphraseRules(value: unknown): Limits["passphrase"] | undefined {
  const { required, minLength, maxLength, complex } = members(value);
  if (typeof required !== "boolean" || !isAmount(minLength) || !isAmount(maxLength)) {
    return undefined;
  }
  return minLength <= maxLength
    ? { required, minLength, maxLength, complex: complex === true }
    : undefined;
}
