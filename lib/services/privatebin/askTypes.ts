/** Asks a server for the types of its pastes, which uses nothing up. */
import type { Address } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { look } from "./calls";
import { failure } from "./failure";

/**
 * JSON-LD that says what a paste is made of and, since 1.5.2, which lifetimes there are. Before, it is empty.
 *
 * @throws Failure `protocol` if this is no PrivateBin, `busy` or `refused` if something else answers in its place
 */
export async function askTypes(io: Io, address: Address): Promise<unknown> {
  const answer = await look(io, `${address}/?jsonld=types`, "application/ld+json");
  if (answer.status === 200 && answer.type === "application/ld+json") return answer.json;
  const refusal = failure(answer);
  if (refusal.info.kind !== "protocol") throw refusal;
  throw new Failure({ kind: "protocol", reason: "no-such-server" }, `HTTP ${answer.status}`);
}
