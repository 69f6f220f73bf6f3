/** Finds out about the server at an address, by its version alone. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { versionOf, type Version } from "./versionOf";

/** @throws Failure `no-such-server` if this is none, or one before v1.51.10 */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const version = await versionOf(io, blank.address).catch(noneIfForeign);
  if (version === undefined) throw new Failure({ kind: "protocol", reason: "no-such-server" });
  return { ...blank, ...version };
}

/** A server that was not set up yet redirects, which is told as it is. */
function noneIfForeign(error: unknown): Version | undefined {
  const foreign =
    error instanceof Failure && ["not-json", "unexpected"].includes(error.info.reason);
  if (foreign) return undefined;
  throw error;
}
