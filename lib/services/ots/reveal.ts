/** Fetches a text, which destroys it at the server: this call alone waits for the answer however long it takes. */
import type { Address, Revealed } from "../../domain";
import { text } from "../../fields";
import type { Io } from "../../service";
import { take } from "./calls";
import { failure, isGone } from "./failures";

export async function reveal(io: Io, address: Address, id: string): Promise<Revealed> {
  const answer = await take(io, address, id);
  if (isGone(answer)) return { state: "gone" };
  const { status, body, json } = answer;
  if (status < 200 || status >= 300 || body === "") throw failure(answer);
  const sealed = status === 200 ? text(json, "secret") : undefined;
  // A success of another form: the text may have been used up for it, so that nothing of it is dropped.
  return sealed === undefined
    ? { state: "answer", text: body }
    : { state: "revealed", text: sealed };
}
