/** Looks at a secret without consuming it. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import { flag } from "../../fields";
import type { Io } from "../../service";
import { apiOf, get, isGone, isGood } from "./calls";
import { failure } from "./failure";

export type Look =
  | { readonly state: "there"; readonly once: boolean; readonly signIn: boolean }
  | { readonly state: "gone" }
  /** The operator switched this off (`PREFETCH_SECRET`): the path is missing, and plain text says so. */
  | { readonly state: "off" };

export async function look(io: Io, server: Server, id: string): Promise<Look> {
  const answer = await get(io, `${apiOf(server)}/secret/${id}/status`);
  if (isGone(answer)) return { state: "gone" };
  if (answer.status === 404 && answer.type === "text/plain") return { state: "off" };
  if (!isGood(answer)) throw failure(answer);
  const [once, signIn] = [flag(answer.json, "oneTime"), flag(answer.json, "requireAuth")];
  if (once === undefined) throw new Failure({ kind: "protocol", reason: "unexpected" });
  return { state: "there", once, signIn: signIn === true };
}
