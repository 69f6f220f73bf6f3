/** Ends a secret: anybody may who has its link, if its sender said so. */
import type { Address, Instant, Status } from "../../domain";
import { flag, number, text } from "../../fields";
import { isInstant } from "../../members";
import type { Io } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";
import { PATIENCE } from "./calls";
import { pushes, type Dialect } from "./dialects";
import { failure, isGone } from "./failures";

/** A secret that was read is not told from one that ran out and was asked for afterwards. */
export async function burn(
  io: Io,
  address: Address,
  dialect: Dialect,
  token: string,
): Promise<Status> {
  const url = pushes(address, dialect, token);
  const answer = await exchange(io, { method: "DELETE", url, safe: false, timeout: PATIENCE });
  if (isGone(answer)) return { state: "gone" };
  const { status, json } = answer;
  if (status !== 200 || flag(json, "expired") !== true) throw failure(answer);
  return flag(json, "deleted") === true && isUnread(json)
    ? { state: "burned", ...at(answer) }
    : { state: "gone" };
}

/** A reader who came first by a moment has used a view, though the secret was not yet ended by that. */
function isUnread(json: unknown): boolean {
  const all = number(json, "expire_after_views");
  return all !== undefined && number(json, "views_remaining") === all;
}

function at({ json, behind = 0 }: HttpAnswer): { readonly at?: Instant } {
  const ended = Date.parse(text(json, "expired_on") ?? "") + behind;
  return isInstant(ended) ? { at: ended } : {};
}
