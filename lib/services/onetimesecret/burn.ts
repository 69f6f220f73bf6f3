/** Burns a secret: sends the order and gives the server's objection. No objection proves nothing. */
import { Failure } from "../../failure";
import { isGood, PATIENCE, send } from "./calls";
import type { Versions } from "./dialects";
import { failure, isGone, isInvalid } from "./failures";
import { post, refusal } from "./v1";

export const burn: Versions<[handle: string, passphrase?: string], Failure | undefined> = {
  async v2(io, api, handle, passphrase) {
    const url = `${api}/receipt/${handle}/burn`;
    const body = { continue: true, passphrase };
    const answer = await send(io, { method: "POST", url, body, safe: false, timeout: PATIENCE });
    if (isGood(answer) || isGone(answer)) return undefined;
    if (!isInvalid(answer)) return failure(answer);
    return new Failure({ kind: "refused", reason: "wrong-passphrase" }, "HTTP 422");
  },

  async v1(io, api, handle, passphrase) {
    const answer = await post(io, `${api}/private/${handle}/burn`, { passphrase }, PATIENCE);
    return isGood(answer) ? undefined : refusal(answer);
  },
};
