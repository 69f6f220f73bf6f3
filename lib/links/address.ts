/** Decides which addresses a server may have: an origin, and a path perhaps. */
import type { Address, Origin, Server } from "../domain";
import { parseOrigin } from "./parseOrigin";

/**
 * The address that `text` names, normalised: without slashes at its end. Nothing if its origin is none that a server may have, or
 * if it has a user name, a query, a fragment, or an escaped or empty part in its path, which programs read in several ways.
 */
export function parseAddress(text: string): Address | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin: written, pathname, href } = new URL(text);
  const origin = parseOrigin(written);
  if (origin === undefined || href !== written + pathname) return undefined;
  const path = pathname.replace(/\/+$/, "");
  return PATH.test(path) ? `${origin}${path}` : undefined;
}

const PATH = /^(?:\/[\w.~@+,=-]+)*$/;

/** The origin of an address. */
export function originOf(address: Address): Origin {
  const origin = parseOrigin(new URL(address).origin);
  if (origin === undefined) throw new TypeError("no address of a server");
  return origin;
}

/** The origins that a server speaks from: its own, and that of its interface. */
export function originsOf({
  address,
  api = address,
}: Pick<Server, "address" | "api">): readonly Origin[] {
  return [...new Set([originOf(address), originOf(api)])];
}

/** The address as people read it: host, port and path, without the scheme. */
export function hostOf(address: Address): string {
  return address.replace(/^https?:\/\//, "");
}

/** True if `place`, the address of a page or a call perhaps, lies at this address or below it. */
export function isBelow(place: string, address: Address): boolean {
  return place === address || ["/", "?", "#"].some((sign) => place.startsWith(address + sign));
}
