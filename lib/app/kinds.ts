/** The kinds of servers of this build: in a test build servers on loopback come first. */
import type { Origin, Server } from "../domain";
import type { Kinds } from "../service";
import { publishedKinds as published } from "../services/publishedKinds";

/** Set by `TEST_ORIGINS` at build time (wxt.config.ts); false in every other build, which then holds none of this. */
declare const __TEST_ORIGINS__: readonly Origin[] | false;

/** Set by `VIEWER_URL` at build time (wxt.config.ts); null in a build without a viewer. */
declare const __VIEWER_URL__: string | null;

export const builtInViewer = __VIEWER_URL__;

export const kinds: Kinds = __TEST_ORIGINS__ ? withServers(__TEST_ORIGINS__, published) : published;

/** True for the servers that everybody has. */
export function isPublic({ origin }: Server): boolean {
  return kinds.some(({ servers }) => servers.some((server) => server.origin === origin));
}

function withServers(origins: readonly Origin[], [first, ...others]: Kinds): Kinds {
  const [server = first.servers[0], ...more] = origins.map((origin) => first.server(origin));
  return [{ ...first, servers: [server, ...more, ...first.servers] }, ...others];
}
