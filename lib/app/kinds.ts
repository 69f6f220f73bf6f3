/** The kinds of servers of this build: in a test build servers on loopback come first. */
import type { Address, Server } from "../domain";
import type { Kind, Kinds } from "../service";
import { kindOf } from "../settings/settings";
import type { Keeper } from "../sharing/draft";
import { publishedKinds as published } from "../services/publishedKinds";

/** Set by `TEST_ORIGINS` at build time (wxt.config.ts); false in every other build, which then holds none of this. */
declare const __TEST_ORIGINS__: readonly Address[] | false;

/** Set by `VIEWER_URL` at build time (wxt.config.ts); null in a build without a viewer. */
declare const __VIEWER_URL__: string | null;

export const builtInViewer = __VIEWER_URL__;

export const kinds: Kinds = __TEST_ORIGINS__ ? withServers(__TEST_ORIGINS__, published) : published;

/** True for the servers that everybody has. */
export function isPublic({ address }: Pick<Server, "address">): boolean {
  return kinds.some(({ servers }) => servers.some((server) => server.address === address));
}

/** The kind of this server: a known server is of a kind of this build. */
export function kindAt({ service }: Pick<Server, "service">): Kind {
  return kindOf(kinds, service) ?? kinds[0];
}

/** The facts by which this server can keep a draft or not. */
export function keeperAt(server: Server): Keeper {
  const { seals } = kindAt(server);
  return { limits: server.limits, ...(seals && { seals }) };
}

function withServers(origins: readonly Address[], [first, ...others]: Kinds): Kinds {
  const [server = first.servers[0], ...more] = origins.map((address) => first.server(address));
  return [{ ...first, servers: [server, ...more, ...first.servers] }, ...others];
}
