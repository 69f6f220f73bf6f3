/** A server as it was stored. */
import type { Address, Limits, Seconds, Server } from "../domain";
import { isAmount, members } from "../members";
import { originOf, parseAddress } from "../links/address";
import type { Kind } from "../service";

/**
 * The server in `value`, which may be anything; its service's defaults replace limits that make no sense. Nothing if there is
 * none.
 */
export function parseServer(value: unknown, kinds: readonly Kind[]): Server | undefined {
  const { service: id, origin, dialect, guests, exclusive, limits, ...stored } = members(value);
  const kind = kinds.find((candidate) => candidate.id === id);
  // `origin` in the first versions.
  const address = read(stored["address"] ?? origin);
  const api = read(stored["api"]);
  if (!kind || !address || !mayBeAt(address, kind)) return undefined;
  return {
    service: kind.id,
    address,
    ...(api === undefined ? {} : { api }),
    ...(typeof dialect === "string" ? { dialect } : {}),
    ...(typeof guests === "boolean" ? { guests } : {}),
    ...(typeof exclusive === "boolean" ? { exclusive } : {}),
    limits: parseLimits(limits, kind.server(address).limits),
  };
}

function mayBeAt(address: Address, { paths }: Kind): boolean {
  return paths || address === originOf(address);
}

function read(address: unknown): Address | undefined {
  return typeof address === "string" ? parseAddress(address) : undefined;
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
