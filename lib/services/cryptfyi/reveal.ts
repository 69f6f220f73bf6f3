/** Fetches a secret, which consumes it: only this call waits for the answer however long it takes. */
import type { Address, Revealed, SecretLink } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { loadAlgorithms } from "./loadAlgorithms";
import { failure, isBare, isGone } from "./failures";
import { GUARDED } from "./links";
import { proof } from "./proof";

export async function reveal(
  io: Io,
  api: Address,
  { id, key, form }: SecretLink,
  passphrase?: string,
): Promise<Revealed> {
  if (key === undefined) throw new Failure({ kind: "corrupt", reason: "key-missing" });
  // A sender may let a number of wrong tries destroy the secret.
  if (form === GUARDED && passphrase === undefined) return { state: "passphrase" };
  await loadAlgorithms();
  const url = `${api}/vault/${id}?h=${await proof(key, passphrase)}`;
  const answer = await exchange(io, { method: "GET", url, safe: false });
  if (isGone(answer)) return { state: "gone" };
  if (answer.status === 400 && isBare(answer)) return { state: "passphrase" };
  if (answer.status < 200 || answer.status >= 300 || answer.body === "") throw failure(answer);
  // The secret may have been consumed for a success of any form, so that nothing of it is dropped.
  const whole = text(answer.json, "c") !== undefined;
  return { state: whole ? "revealed" : "answer", text: answer.body };
}
