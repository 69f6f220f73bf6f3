/** Destroys a paste unread. */
import type { Server, Status } from "../../domain";
import type { Io } from "../../service";
import { isDone, isRefused, post } from "./calls";
import { failure } from "./failure";

/**
 * The answer alone tells the fate, for nobody can ask afterwards: the server deletes a paste only if it is still there. One that it
 * refuses to delete is gone too: even with a wrong token it is looked at first, which burns it (recorded).
 *
 * @param handle the id and the delete token, with a blank between
 */
export async function burn(io: Io, { address }: Server, handle: string): Promise<Status> {
  const [pasteid, deletetoken] = handle.split(" ");
  const answer = await post(io, address, { pasteid, deletetoken });
  if (isDone(answer)) return { state: "burned" };
  if (isRefused(answer)) return { state: "gone" };
  throw failure(answer);
}
