/** A server as it was stored. */
import type { Limits, Seconds, Server } from "./domain";
import { isAmount, members } from "./members";
import { parseOrigin } from "./origin";
import type { Service } from "./service";

/** The server in `value`, which may be anything; its service's defaults where a limit is amiss. Nothing if it is none. */
export function parseServer(value: unknown, services: readonly Service[]): Server | undefined {
  const { service: id, origin: text, dialect, limits } = members(value);
  const service = services.find((candidate) => candidate.id === id);
  const origin = typeof text === "string" ? parseOrigin(text) : undefined;
  if (!service || !origin) return undefined;
  return {
    service: service.id,
    origin,
    ...(typeof dialect === "string" ? { dialect } : {}),
    limits: parseLimits(limits, service.server(origin).limits),
  };
}

function parseLimits(value: unknown, fallback: Limits): Limits {
  const { lifetimes, maxBytes, passphrase } = members(value);
  return {
    lifetimes: parseLifetimes(lifetimes) ?? fallback.lifetimes,
    maxBytes: isAmount(maxBytes) && maxBytes > 0 ? maxBytes : fallback.maxBytes,
    passphrase: parsePassphraseRules(passphrase) ?? fallback.passphrase,
  };
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
  const { required, minLength, maxLength } = members(value);
  if (typeof required !== "boolean" || !isAmount(minLength) || !isAmount(maxLength)) {
    return undefined;
  }
  return minLength <= maxLength ? { required, minLength, maxLength } : undefined;
}
