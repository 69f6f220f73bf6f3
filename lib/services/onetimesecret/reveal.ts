/** Revealing a secret, which consumes it: the only calls that wait for the answer however long it takes. */
import type { Revealed } from "../../domain";
import { field, flag, text } from "../../fields";
import { isGood, send } from "./calls";
import type { Versions } from "./dialects";
import { failure, isGone, isInvalid } from "./failures";
import { protocol } from "./records";
import { post, refusal } from "./v1";

export const reveal: Versions<[id: string, passphrase?: string], Revealed> = {
  async v2(io, api, id, passphrase) {
    const url = `${api}/secret/${id}/reveal`;
    const body = { continue: true, passphrase };
    const answer = await send(io, { method: "POST", url, body, safe: false });
    if (isGood(answer)) return revealed(answer.json);
    if (isGone(answer)) return { state: "gone" };
    if (isInvalid(answer)) return { state: "passphrase" };
    throw failure(answer);
  },

  async v1(io, api, id, passphrase) {
    const answer = await post(io, `${api}/secret/${id}`, { passphrase });
    if (isGood(answer)) return revealedFlat(answer.json);
    // Also where the passphrase was wrong; then nothing is consumed.
    if (isGone(answer)) return { state: "refused" };
    throw refusal(answer);
  },
};

function revealed(json: unknown): Revealed {
  const value = text(field(json, "record"), "secret_value");
  if (value !== undefined) return { state: "revealed", text: value };
  // Somebody else was faster by a moment.
  if (flag(field(json, "details"), "show_secret") === false) return { state: "gone" };
  throw protocol("unexpected");
}

function revealedFlat(json: unknown): Revealed {
  const value = text(json, "value");
  if (value === undefined) throw protocol("unexpected");
  return { state: "revealed", text: value };
}
