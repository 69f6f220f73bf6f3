/** Asks for the fate of a secret. */
import type { Server, Status } from "../../domain";
import { Failure } from "../../failure";
import { number, text } from "../../fields";
import { isInstant } from "../../members";
import type { Io } from "../../service";
import type { HttpAnswer } from "../exchange";
import { apiOf, get, isGone, isGood } from "./calls";
import { failure } from "./failure";
import { partsOf } from "./handle";
import { look } from "./look";

/**
 * The receipt tells of a reader, and only a look tells that the secret is still there: a receipt of a burned secret goes on
 * waiting. Without a receipt, a secret that is not there may have been read, burned or lost.
 */
export async function status(io: Io, server: Server, handle: string): Promise<Status> {
  const { id, token } = partsOf(handle);
  const read = token === undefined ? undefined : await receipt(io, server, id, token);
  if (read?.state === "revealed") return read;
  const found = await look(io, server, id);
  if (found.state === "gone") return found;
  if (found.state === "there") return { state: "waiting", opened: false };
  // Nobody may look at this server.
  return read?.state === "waiting" ? read : { state: "waiting", opened: false, untold: true };
}

async function receipt(io: Io, server: Server, id: string, token: string): Promise<Status> {
  const headers = { "X-Yopass-Receipt-Token": token };
  const answer = await get(io, `${apiOf(server)}/secret/${id}/receipt`, headers);
  // 401: the receipt is not the token's.
  if (isGone(answer) || (answer.status === 401 && answer.json !== undefined)) {
    return { state: "gone" };
  }
  if (!isGood(answer)) throw failure(answer);
  const state = text(answer.json, "state");
  if (state === "viewed") return { state: "revealed", ...viewedAt(answer) };
  if (state === "pending") return { state: "waiting", opened: false };
  throw new Failure({ kind: "protocol", reason: "unexpected" });
}

/** By our own clock. The server means its own, in seconds. */
function viewedAt({ json, behind = 0 }: HttpAnswer): { readonly at?: number } {
  const at = Math.round((number(json, "viewed_at") ?? Number.NaN) * 1000) + behind;
  return isInstant(at) ? { at } : {};
}
