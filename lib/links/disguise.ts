/** Tells how an address passes for one that it is not. */
import type { Address, Server } from "../domain";
import { hostOf, originOf } from "./address";

export type Disguise =
  /** The name of a known server within another name, or a letter away from it; `of` is that server's host. */
  | { readonly by: "name"; readonly of: string }
  /** The host of a known server, at another port. */
  | { readonly by: "port"; readonly of: string }
  /** Letters of other scripts, which look like others (`xn--`). */
  | { readonly by: "letters" }
  /** A number instead of a name. */
  | { readonly by: "number" }
  /** A name before an `@` is no host. */
  | { readonly by: "user" };

/**
 * The disguise of `address`, which is none of `known`: the most telling one, where several apply, which is the one that can
 * say what the address is not. A user name (`user`) is no part of an address: `recognise` sees to it, before all others.
 */
export function disguiseOf(address: Address, known: readonly Server[]): Disguise | undefined {
  const name = nameOf(address);
  const here = known.filter((server) => nameOf(server.address) === name);
  // Another path of the same host is no disguise.
  if (here.some((server) => originOf(server.address) === originOf(address))) return undefined;
  const [elsewhere] = here;
  if (elsewhere) return { by: "port", of: hostOf(elsewhere.address) };
  if (isNumber(name)) return { by: "number" };
  const alike =
    known.find((server) => resembles(name, nameOf(server.address))) ??
    known.find((server) => hasDomainLike(name, nameOf(server.address)));
  if (alike) return { by: "name", of: hostOf(alike.address) };
  return /(?:^|\.)xn--/.test(name) ? { by: "letters" } : undefined;
}

/** The host without its port. */
function nameOf(address: Address): string {
  return new URL(address).hostname;
}

/** An IP address of another machine. `URL` writes all of IPv4 as digits and dots. */
function isNumber(name: string): boolean {
  return /^(?:[\d.]+|\[.*\])$/.test(name) && !name.startsWith("127.") && name !== "[::1]";
}

/** Dots and hyphens pass for each other, and are easily overlooked. */
function resembles(name: string, known: string): boolean {
  const [its, original] = [name.replace(/[.-]/g, ""), known.replace(/[.-]/g, "")];
  return its.includes(original) || isOneEditAway(its, original);
}

/** Characters. A shorter domain is the ending of many others (`co.uk`). */
const SHORTEST_DOMAIN = 7;

/** Hosts of one domain belong together: they do not count. */
function hasDomainLike(name: string, known: string): boolean {
  const [its, original] = [domainOf(name), domainOf(known)];
  if (its === original || original.length < SHORTEST_DOMAIN) return false;
  return resembles(name, original) || resembles(its, original);
}

function domainOf(name: string): string {
  return name.split(".").slice(-2).join(".");
}

/** True if at most one character differs, is missing, is added or is swapped with the next one. */
function isOneEditAway(one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const [its, others] = [one.slice(same), other.slice(same)];
  return (
    its.slice(1) === others.slice(1) ||
    its.slice(1) === others ||
    its === others.slice(1) ||
    (its.slice(2) === others.slice(2) && its[0] === others[1] && its[1] === others[0])
  );
}
