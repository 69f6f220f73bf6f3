import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { DIALECTS, type Dialect } from "./dialects";
import { versionOf } from "./versionOf";

/**
 * The dialect of a server. An unknown one is asked for first: nothing that makes or consumes is sent on a guess.
 *
 * @throws Failure `no-such-server` if the server has no interface
 */
export async function dialectOf(io: Io, { address, dialect }: Server): Promise<Dialect> {
  const known = DIALECTS.find((one) => one === dialect);
  if (known !== undefined) return known;
  const version = await versionOf(io, address);
  if (version === undefined) throw new Failure({ kind: "protocol", reason: "no-such-server" });
  return version.dialect;
}
