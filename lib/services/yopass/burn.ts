/** Burns a secret: the server deletes it and says whether it was there. */
import type { Server, Status } from "../../domain";
import type { Io } from "../../service";
import { partsOf } from "./handle";
import { remove } from "./remove";
import { status } from "./status";

/** A secret that was gone before may have been read: only a receipt tells. */
export async function burn(io: Io, server: Server, handle: string): Promise<Status> {
  const burned = await remove(io, server, partsOf(handle).id);
  return burned ? { state: "burned" } : status(io, server, handle);
}
