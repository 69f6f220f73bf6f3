/** Burns a secret as the page does: it is fetched, which destroys it, and its text is dropped. Nobody here could read it. */
import type { Address, Status } from "../../domain";
import { text } from "../../fields";
import type { Io } from "../../service";
import { PATIENCE, take } from "./calls";
import { failure, isGone } from "./failures";

/** The text that came proves that nobody else got it. */
export async function burn(io: Io, address: Address, id: string): Promise<Status> {
  const answer = await take(io, address, id, PATIENCE);
  if (isGone(answer)) return { state: "gone" };
  if (answer.status !== 200 || text(answer.json, "secret") === undefined) throw failure(answer);
  return { state: "burned", at: io.now() };
}
