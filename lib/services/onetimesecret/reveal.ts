/** Reveals a secret, which consumes it: only these calls wait for the answer however long it takes. */
import type { Revealed } from "../../domain";
import { field, flag, text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { isGood, send } from "./calls";
import type { Versions } from "./dialects";
import { failure, isGone, isInvalid } from "./failures";
import { post, refusal } from "./v1";

export const reveal: Versions<[id: string, passphrase?: string], Revealed> = {
  async v2(io, api, id, passphrase) {
    const url = `${api}/secret/${id}/reveal`;
    const body = { continue: true, passphrase };
    const answer = await send(io, { method: "POST", url, body, safe: false });
    if (isGone(answer)) return { state: "gone" };
    if (isInvalid(answer)) return { state: "passphrase" };
    if (!isSuccess(answer)) throw failure(answer);
    return (isGood(answer) && revealed(answer.json)) || asItCame(answer);
  },

  async v1(io, api, id, passphrase) {
    const answer = await post(io, `${api}/secret/${id}`, { passphrase });
    // A wrong passphrase gives this answer too; then nothing is consumed.
    if (isGone(answer)) return { state: "refused" };
    if (!isSuccess(answer)) throw refusal(answer);
    return (isGood(answer) && revealedFlat(answer.json)) || asItCame(answer);
  },
};

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

/** A success of another form: the secret may have been consumed for it, so that nothing of it is dropped. */
function asItCame(answer: HttpAnswer): Revealed {
  if (answer.body === "") throw failure(answer);
  return { state: "answer", text: answer.body };
}

function revealed(json: unknown): Revealed | undefined {
  const value = text(field(json, "record"), "secret_value");
  if (value !== undefined) return { state: "revealed", text: value };
  // Another caller was faster by a moment.
  return flag(field(json, "details"), "show_secret") === false ? { state: "gone" } : undefined;
}

function revealedFlat(json: unknown): Revealed | undefined {
  const value = text(json, "value");
  return value === undefined ? undefined : { state: "revealed", text: value };
}
