/** Reveals a paste, which burns it: only this call waits for the answer however long it takes. */
import type { Revealed, SecretLink, Server } from "../../domain";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { isRefused } from "./calls";
import { failure } from "./failure";
import { findPaste } from "./findPaste";

/** The text is the whole answer: `open` needs more of it than the ciphertext. */
export async function reveal(
  io: Io,
  { address }: Server,
  { id }: Pick<SecretLink, "id">,
): Promise<Revealed> {
  const answer = await exchange(io, {
    method: "GET",
    url: `${address}/?pasteid=${id}`,
    safe: false,
  });
  const { status, body } = answer;
  if (findPaste(body)) return { state: "revealed", text: body };
  if (isRefused(answer)) return { state: "gone" };
  if (status < 200 || status >= 300 || body === "") throw failure(answer);
  // The paste may have been burned for it, so that nothing of it is dropped.
  return { state: "answer", text: body };
}
