/** The ways to speak to a server, by its release and settings. Which one is learned from calls that consume nothing. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";

/** Of the interface. v2 is in v0.19 and up, v1 in any release. Recorded with v0.26.6 and v0.23.6. */
type Version = "v1" | "v2";

interface Dialect {
  readonly id: string;
  readonly version: Version;
  /** What its paths begin with. */
  readonly path: string;
  /** Whether it can be spoken with credentials; without them any can. */
  readonly accounts: boolean;
}

/**
 * Guest paths first: they work where accounts are switched off, and miss in v0.24.0 to v0.24.5 and before v0.23.2. They ignore
 * credentials, so with these they are not spoken. v1 last, and only where the server does not know the paths of the others:
 * it also serves guests where the operator switched them off, which must not be gone round.
 */
const DIALECTS: readonly Dialect[] = [
  { id: "v2-guest", version: "v2", path: "/api/v2/guest", accounts: false },
  { id: "v2", version: "v2", path: "/api/v2", accounts: true },
  { id: "v1", version: "v1", path: "/api/v1", accounts: true },
];

/** A call as each version has it. `api` is the address that its paths begin with. */
export type Versions<A extends readonly unknown[], T> = Readonly<
  Record<Version, (io: Io, api: string, ...args: A) => Promise<T>>
>;

/** Makes a call in this dialect. */
export function speak<A extends readonly unknown[], T>(
  call: Versions<A, T>,
  { version, path }: Dialect,
  io: Io,
  { origin }: Server,
  ...args: A
): Promise<T> {
  return call[version](io, `${origin}${path}`, ...args);
}

/**
 * Makes a call in the dialect the server is known to speak, then in the others, until one is understood: a call gives nothing
 * where the server does not know the path.
 *
 * @throws Failure `protocol` if none is
 */
export async function ask<A extends readonly unknown[], T>(
  call: Versions<A, T | undefined>,
  io: Io,
  server: Server,
  ...args: A
): Promise<{ readonly dialect: Dialect; readonly answer: T }> {
  for (const dialect of candidates(io, server)) {
    // One after the other: each is asked only if the one before was not understood.
    const answer = await speak(call, dialect, io, server, ...args);
    if (answer !== undefined) return { dialect, answer };
  }
  throw new Failure({ kind: "protocol", reason: "no-such-server" });
}

/** The dialect the server is known to speak, if it can be spoken now. */
export function knownDialect(io: Io, server: Server): Dialect | undefined {
  return able(io).find(({ id }) => id === server.dialect);
}

/** What was spoken once goes first. Not v1: v2 may have come since, and with it an operator who does not let guests in. */
function candidates(io: Io, server: Server): Iterable<Dialect> {
  const known = knownDialect(io, server);
  return new Set([...(known?.version === "v2" ? [known] : []), ...able(io)]);
}

function able({ credentials }: Io): readonly Dialect[] {
  return DIALECTS.filter(({ accounts }) => accounts || credentials === undefined);
}
