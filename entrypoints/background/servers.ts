/** Remembers servers: their limits, their dialects and their names. */
import type { Spoken } from "../../lib/app/background";
import type { Address, Server } from "../../lib/domain";
import { Failure, type FailureInfo, outcome } from "../../lib/failure";
import { originOf } from "../../lib/links/address";
import type { Io } from "../../lib/service";
import { knownServers, parseSettings } from "../../lib/settings/settings";
import { cancellation } from "./cancellation";
import { effectiveSettings, settings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { serviceOf, servicesUnder } from "./serviceOf";

/** The server at this address, with the facts that are known about it. */
export async function serverAt(address: Address): Promise<Server> {
  return (await knownAt(address)) ?? kinds[0].server(address);
}

/** The server at this address, if secrets may go there without a warning. */
export async function knownAt(address: Address): Promise<Server | undefined> {
  const known = knownServers(await effectiveSettings.read(), kinds);
  return known.find((server) => server.address === address);
}

/**
 * Asks the server about itself and its limits, and keeps the answer.
 *
 * @throws Failure as {@link Sending.probe} does; the earlier facts stay
 */
export async function learn(io: Io, address: Address): Promise<void> {
  const signal = cancellation(address);
  const known = await knownAt(address);
  const found = known ? await probeAs(io, known) : await findServer(io, address);
  if (!signal.aborted) await keepServer(() => found, found.address);
}

async function probeAs(io: Io, { service: id, address }: Server): Promise<Server> {
  const service = serviceOf(id);
  if (!service) throw new Failure({ kind: "bug", reason: "bug" });
  return service.probe(io, address);
}

/**
 * Finds the service of an unknown server, by calls that consume nothing: each service is asked for in turn, where a path was
 * typed first there and then at the root. The first failure counts if none is found.
 */
async function findServer(io: Io, address: Address): Promise<Server> {
  const allowed = servicesUnder((await effectiveSettings.read()).policy);
  const root = originOf(address);
  const below = address === root ? [] : allowed.filter(({ paths }) => paths);
  const tries = [
    ...below.map((service) => [service, address] as const),
    ...allowed.map((service) => [service, root] as const),
  ];
  let first: unknown = new Failure({ kind: "unsupported", reason: "policy-server" });
  for (const [index, [service, at]] of tries.entries()) {
    // One after the other: few servers take many calls at once.
    const result = await outcome(() => service.probe(io, at));
    if (result.ok) return result.value;
    if (index === 0) first = new Failure(result.failure);
    if (!isAnswer(result.failure)) break;
  }
  throw first;
}

/** True if something answers there, which may be a server of another service. */
function isAnswer({ kind }: FailureInfo): boolean {
  return kind === "protocol" || kind === "refused" || kind === "busy";
}

/** Keeps the dialect of a known server, so that nobody searches for it again. Nothing is kept of an unknown server. */
export async function noteDialect({ address, dialect }: Spoken): Promise<void> {
  const known = await knownAt(address);
  const kind = known && kinds.find(({ id }) => id === known.service);
  if (!kind || known.dialect === dialect) return;
  // The server's own limits, not those narrowed by a policy.
  await keepServer((kept = kind.server(address)) => ({ ...kept, dialect }), address);
}

/** Forgets an own server, or the learned facts about a public one. */
export async function forgetServer(address: Address): Promise<void> {
  await settings.update(
    ({ servers, termsAt: { [address]: _forgotten, ...termsAt }, ...chosen }) => {
      const others = servers.filter((server) => server.address !== address);
      // The chosen server falls back to the default if it is not known any more.
      return parseSettings({ ...chosen, servers: others, termsAt }, kinds);
    },
  );
}

/** Keeps a server in its place of the list, or last. */
async function keepServer(
  next: (kept: Server | undefined) => Server,
  address: Address,
): Promise<void> {
  await settings.update((chosen) => {
    const { servers } = chosen;
    const kept = servers.find((server) => server.address === address);
    const found = next(kept);
    return {
      ...chosen,
      servers: kept
        ? servers.map((server) => (server === kept ? found : server))
        : [...servers, found],
    };
  });
}
