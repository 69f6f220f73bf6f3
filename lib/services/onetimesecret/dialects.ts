/** The ways to speak to a server, by its release and settings. Calls that consume nothing show which one it speaks. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";

/** The version of the interface. v2 is in v0.19 and up, v1 in any release. Recorded with v0.26.6 and v0.23.6. */
type Version = "v1" | "v2";

interface Dialect {
  readonly id: string;
  readonly version: Version;
  /** The beginning of its paths. */
  readonly path: string;
  /** True if it can be spoken with credentials; without them any can. */
  readonly accounts: boolean;
}

/**
 * Guest paths come first: they work on servers with accounts switched off, and are missing in v0.24.0 to v0.24.5 and before
 * v0.23.2. They ignore credentials, so calls with credentials do not use them. v1 comes last, and only if the server does not
 * know the paths of the others: it also serves guests where the operator switched them off, and nobody may get around that.
 */
const DIALECTS: readonly Dialect[] = [
  { id: "v2-guest", version: "v2", path: "/api/v2/guest", accounts: false },
  { id: "v2", version: "v2", path: "/api/v2", accounts: true },
  { id: "v1", version: "v1", path: "/api/v1", accounts: true },
];

/** A call as each version has it. `api` is the beginning of its addresses. */
export type Versions<A extends readonly unknown[], T> = Readonly<
  Record<Version, (io: Io, api: string, ...args: A) => Promise<T>>
>;

/** Makes a call in this dialect. */
export function speak<A extends readonly unknown[], T>(
  call: Versions<A, T>,
  { version, path }: Dialect,
  io: Io,
  { address }: Server,
  ...args: A
): Promise<T> {
  return call[version](io, `${address}${path}`, ...args);
}

/**
 * Makes a call in the server's known dialect, then in the others, until one is understood: a call gives nothing if the server
 * does not know the path.
 *
 * @throws Failure `protocol` if none is understood
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

/** The server's known dialect, if it can be spoken now. */
export function knownDialect(io: Io, server: Server): Dialect | undefined {
  return able(io).find(({ id }) => id === server.dialect);
}

/**
 * The dialect that was spoken last goes first. Not v1: v2 may have come since, and with it an operator who does not let guests
 * in.
 */
function candidates(io: Io, server: Server): Iterable<Dialect> {
  const known = knownDialect(io, server);
  return new Set([...(known?.version === "v2" ? [known] : []), ...able(io)]);
}

function able({ credentials }: Io): readonly Dialect[] {
  return DIALECTS.filter(({ accounts }) => accounts || credentials === undefined);
}
