/** What is known of servers. Runs in the background. */
import type { Origin, Server } from "../domain";
import type { Io } from "../service";
import { knownServers } from "../settings";
import { governed, settings } from "./items";
import { services, serviceOf } from "./services";

/** What is known of this origin, which may be nothing. */
export async function serverAt(origin: Origin): Promise<Server> {
  const known = knownServers(await governed.read(), services);
  return known.find((server) => server.origin === origin) ?? services[0].server(origin);
}

/**
 * Asks the server what it is and allows, and keeps the answer.
 *
 * @throws Failure as {@link Service.probe} does; what was known before stays
 */
export async function learn(io: Io, origin: Origin): Promise<void> {
  const { service: id } = await serverAt(origin);
  const found = await (serviceOf(id) ?? services[0]).probe(io, origin);
  await settings.update((chosen) => ({ ...chosen, servers: put(chosen.servers, found) }));
}

/** Forgets an own server, or what was learned about a public one. */
export async function forgetServer(origin: Origin): Promise<void> {
  await settings.update((chosen) => ({
    ...chosen,
    servers: chosen.servers.filter((server) => server.origin !== origin),
  }));
}

/** In the place it had, or last. */
function put(servers: readonly Server[], found: Server): readonly Server[] {
  const known = servers.some(({ origin }) => origin === found.origin);
  return known
    ? servers.map((server) => (server.origin === found.origin ? found : server))
    : [...servers, found];
}
