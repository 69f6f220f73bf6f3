/** Burns a secret by the token that its creator was given. */
import type { Address, Status } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { PATIENCE } from "./api";
import { failure, isBare, isGone } from "./failures";
import { isThere } from "./isThere";

/** A server says yes only if it was there until now, unread; no if it was gone, or to another token. */
export async function burn(io: Io, api: Address, id: string, token: string): Promise<Status> {
  const answer = await exchange(io, {
    method: "DELETE",
    url: `${api}/vault/${id}`,
    body: { dt: token },
    safe: false,
    timeout: PATIENCE,
  });
  if (answer.status === 200 && isBare(answer)) return { state: "burned" };
  if (!isGone(answer)) throw failure(answer);
  if (await isThere(io, api, id)) throw new Failure({ kind: "refused", reason: "rejected" });
  return { state: "gone" };
}
