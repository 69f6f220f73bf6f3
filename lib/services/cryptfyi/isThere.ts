/** Asks if a secret is still there, which consumes nothing. */
import type { Address } from "../../domain";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { PATIENCE } from "./api";
import { failure, isBare, isGone } from "./failures";

/** True as long as nobody has read it; where a sender lets several read, until the last of them has. */
export async function isThere(io: Io, api: Address, id: string): Promise<boolean> {
  const url = `${api}/vault/${id}`;
  const answer = await exchange(io, { method: "HEAD", url, safe: true, timeout: PATIENCE });
  if (isGone(answer)) return false;
  // A page says yes to any address.
  if (answer.status !== 200 || !isBare(answer)) throw failure(answer);
  return true;
}
