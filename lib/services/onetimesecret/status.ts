/** Reads the fate of a secret from its receipt. Names changed in v0.24: `viewed` to `previewed`, `received` to `revealed`. */
import type { Instant, Status } from "../../domain";
import { field, flag, text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { get, isGood } from "./calls";
import type { Versions } from "./dialects";
import { failure, isGone, isRouteMissing } from "./failures";
import { looks } from "./looks";
import { instant, protocol, seconds } from "./records";
import { refusal } from "./v1";

export const status: Versions<[handle: string], Status | undefined> = {
  async v2(io, api, handle) {
    const answer = await get(io, `${api}/receipt/${handle}`);
    if (isGood(answer)) return statusIn(field(answer.json, "record"), answer);
    if (isGone(answer)) return { state: "gone" };
    if (isRouteMissing(answer)) return undefined;
    throw failure(answer);
  },

  async v1(io, api, handle) {
    const answer = await get(io, `${api}/private/${handle}`);
    if (isGood(answer)) return statusIn(answer.json, answer);
    if (isGone(answer)) return { state: "gone" };
    if (isRouteMissing(answer)) return undefined;
    throw refusal(answer);
  },
};

/** @param record the receipt; v1 has the same names as v0.23 */
function statusIn(record: unknown, answer: HttpAnswer): Status {
  return { ...fateIn(record, answer), ...looks(answer) };
}

function fateIn(record: unknown, answer: HttpAnswer): Status {
  const state = text(record, "state") ?? "";
  const is = (name: string) => state === name || flag(record, `is_${name}`) === true;
  if (is("burned")) return { state: "burned", ...at(record, "burned", answer) };
  if (is("revealed")) return { state: "revealed", ...at(record, "revealed", answer) };
  if (is("received")) return { state: "revealed", ...at(record, "received", answer) };
  if (is("expired")) return { state: "expired" };
  if (is("orphaned")) return { state: "gone" };
  if (!["new", "shared", "previewed", "viewed"].includes(state)) throw protocol("unexpected");
  return { state: "waiting", opened: opened(record) };
}

/** Up to v0.23 a receipt is `viewed` as soon as its creator looked at it; only the secret's own state tells of the recipient. */
function opened(record: unknown): boolean {
  return flag(record, "is_previewed") ?? text(record, "secret_state") === "viewed";
}

function at(record: unknown, name: string, answer: HttpAnswer): { readonly at?: Instant } {
  const found = instant(seconds(record, name), answer);
  return found === undefined ? {} : { at: found };
}
