/** The ways to speak to a server, by its release and settings. Which one is learned from calls that consume nothing. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import type { Dialect } from "./dialect";
import { v1 } from "./v1";
import { v2 } from "./v2";

/**
 * Guest paths first: they work where accounts are switched off, and miss in v0.24.0 to v0.24.5 and before v0.23.2. They ignore
 * credentials, so with these they are not spoken. v1 last, and only where the server does not know the paths of the others:
 * it also serves guests where the operator switched them off, which must not be gone round.
 */
const DIALECTS: readonly Dialect[] = [
  v2({ id: "v2-guest", path: "/api/v2/guest", accounts: false }),
  v2({ id: "v2", path: "/api/v2", accounts: true }),
  v1,
];

/**
 * Asks in the dialect the server is known to speak, then in the others, until one is understood.
 *
 * @throws Failure `protocol` if none is
 */
export async function ask<T>(
  io: Io,
  server: Server,
  question: (dialect: Dialect) => Promise<T | undefined>,
): Promise<{ readonly dialect: Dialect; readonly answer: T }> {
  for (const dialect of candidates(io, server)) {
    // One after the other: each is asked only if the one before was not understood.
    const answer = await question(dialect);
    if (answer !== undefined) return { dialect, answer };
  }
  throw new Failure({ kind: "protocol", reason: "no-such-server" });
}

/** The dialect the server is known to speak, if it can be spoken now. */
export function knownDialect(io: Io, server: Server): Dialect | undefined {
  return able(io).find(({ id }) => id === server.dialect);
}

function candidates(io: Io, server: Server): Iterable<Dialect> {
  const known = knownDialect(io, server);
  return new Set([...(known?.lasting ? [known] : []), ...able(io)]);
}

function able({ credentials }: Io): readonly Dialect[] {
  return DIALECTS.filter(({ accounts }) => accounts || credentials === undefined);
}
