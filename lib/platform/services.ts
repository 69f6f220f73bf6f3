/** The services of this build: in a test build servers on loopback come first. */
import type { Origin, Server } from "../domain";
import type { Service } from "../service";
import { services as published } from "../services/index";

/** Set by `TEST_ORIGINS` at build time (wxt.config.ts); false in every other build, which then holds none of this. */
declare const __TEST_ORIGINS__: readonly Origin[] | false;

type Services = readonly [Service, ...Service[]];

export const services: Services = __TEST_ORIGINS__
  ? withServers(__TEST_ORIGINS__, published)
  : published;

/** The service of this id. Receipts and links name only services that some version of ours knew. */
export function serviceOf(id: string): Service | undefined {
  return services.find((service) => service.id === id);
}

/** Whether this is one of the servers that everybody has. */
export function isPublic({ origin }: Server): boolean {
  return services.some(({ servers }) => servers.some((server) => server.origin === origin));
}

function withServers(origins: readonly Origin[], [first, ...others]: Services): Services {
  const [server = first.servers[0], ...more] = origins.map((origin) => first.server(origin));
  return [{ ...first, servers: [server, ...more, ...first.servers] }, ...others];
}
