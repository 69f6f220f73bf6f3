/** What a person has chosen, and what holds until they do. */
import type { Origin, Server, Terms } from "./domain";
import { isAmount, members } from "./members";
import type { Service } from "./service";
import { parseServer } from "./servers";
import { DAY } from "./time";

type Services = readonly [Service, ...Service[]];

export interface Settings {
  /** Where secrets go: the origin of a known server. */
  readonly server: Origin;
  /** Own servers, and what was learned about public ones. One per origin. */
  readonly servers: readonly Server[];
  /** Without the passphrase: that is one secret's own. */
  readonly terms: Omit<Terms, "passphrase">;
  /** Whether the popup opens by itself after a link was copied. */
  readonly popup: boolean;
}

/** Sealed, for a week, to the first server of the first service. */
export function defaults([first]: Services): Settings {
  return {
    server: first.servers[0].origin,
    servers: [],
    terms: { lifetime: 7 * DAY, sealed: true },
    popup: true,
  };
}

/** The settings in `value`, which may be anything: each part that is sound, and the default for the rest. */
export function parseSettings(value: unknown, services: Services): Settings {
  const fallback = defaults(services);
  const { server, servers, terms, popup } = members(value);
  const own = parseServers(servers, services);
  const known = publicAndOwn(services, own).find(({ origin }) => origin === server);
  return {
    server: known?.origin ?? fallback.server,
    servers: own,
    terms: parseTerms(terms, fallback.terms),
    popup: typeof popup === "boolean" ? popup : fallback.popup,
  };
}

/** Every server that needs no warning: the public ones, then one's own. */
export function knownServers({ servers }: Settings, services: Services): readonly Server[] {
  return publicAndOwn(services, servers);
}

/** The server that secrets go to. */
export function currentServer(settings: Settings, services: Services): Server {
  return (
    knownServers(settings, services).find(({ origin }) => origin === settings.server) ??
    services[0].servers[0]
  );
}

/** What was learned about a public server takes its place. */
function publicAndOwn(services: Services, own: readonly Server[]): readonly Server[] {
  const listed = services.flatMap(({ servers }) => servers);
  return [...new Map([...listed, ...own].map((server) => [server.origin, server])).values()];
}

function parseServers(value: unknown, services: Services): readonly Server[] {
  if (!Array.isArray(value)) return [];
  const servers = value.flatMap((entry) => parseServer(entry, services) ?? []);
  return [...new Map(servers.map((server) => [server.origin, server])).values()];
}

function parseTerms(value: unknown, fallback: Settings["terms"]): Settings["terms"] {
  const { lifetime, sealed } = members(value);
  return {
    lifetime: isAmount(lifetime) && lifetime > 0 ? lifetime : fallback.lifetime,
    sealed: typeof sealed === "boolean" ? sealed : fallback.sealed,
  };
}
