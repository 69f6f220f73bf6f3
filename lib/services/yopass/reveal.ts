/** Fetches a sealed text, which consumes it: only this call waits for the answer however long it takes. */
import type { Revealed, SecretLink, Server } from "../../domain";
import type { Io } from "../../service";

import { messageIn } from "./armour";
import { apiOf, isGone, send } from "./calls";
import { failure } from "./failure";

/** Gives the body as it came: its type is not that of JSON, and `open.ts` finds the message in any text. */
export async function reveal(
  io: Io,
  server: Server,
  { id, key }: SecretLink,
  passphrase?: string,
): Promise<Revealed> {
  // Without either, nobody could open it.
  if (key === undefined && passphrase === undefined) return { state: "passphrase" };
  const url = `${apiOf(server)}/secret/${id}`;
  const answer = await send(io, { method: "GET", url, safe: false });
  const { status, body } = answer;
  if (isGone(answer)) return { state: "gone" };
  if (status < 200 || status >= 300 || body === "") throw failure(answer);
  return { state: messageIn(body) ? "revealed" : "answer", text: body };
}
