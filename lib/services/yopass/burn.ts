/** Burns a secret: the server deletes it and says whether it was there. */
import type { Server, Status } from "../../domain";
import type { Io } from "../../service";
import { partsOf } from "./handle";
import { remove } from "./remove";
import { status } from "./status";

/** A secret that is not there to delete may have been read: only a receipt tells. */
export async function burn(io: Io, server: Server, handle: string): Promise<Status> {
  if (await remove(io, server, partsOf(handle).id)) return { state: "burned" };
  const told = await status(io, server, handle);
  return told.state === "revealed" ? told : { state: "gone" };
}
