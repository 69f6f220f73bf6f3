/** Deletes a secret unread. */
import type { Server } from "../../domain";
import type { Io } from "../../service";

import { apiOf, isGone, PATIENCE, send } from "./calls";
import { failure } from "./failure";

/** True if it was there to delete; false if it was gone before. */
export async function remove(io: Io, server: Server, id: string): Promise<boolean> {
  const url = `${apiOf(server)}/secret/${id}`;
  const answer = await send(io, { method: "DELETE", url, safe: false, timeout: PATIENCE });
  if (answer.status === 204) return true;
  if (isGone(answer)) return false;
  throw failure(answer);
}
