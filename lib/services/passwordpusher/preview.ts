/** Looks at the server, since no look at a secret tells anything: the interface gives its link back, whatever became of it. */
import type { Preview, Server } from "../../domain";
import type { Io } from "../../service";
import { versionOf } from "./versionOf";

/** The page opens what the interface does not: at a server without one, and where it wants an account for every call. */
export async function preview(io: Io, { address }: Server): Promise<Preview> {
  const version = await versionOf(io, address);
  if (version === undefined || version.guests === false) return { state: "elsewhere" };
  return { state: "unknown", dialect: version.dialect };
}
