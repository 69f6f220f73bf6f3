/** Finds out about the server at an address, by calls that consume nothing. */
import type { Server } from "../../domain";
import { Failure } from "../../failure";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { findApi, PATIENCE } from "./api";
import { failure } from "./failures";

/** @throws Failure `protocol` if this is no such server, or only its interface: a link must lead to a page */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const api = await findApi(io, blank);
  if (api === blank.address && !(await hasPage(io, api))) {
    throw new Failure({ kind: "protocol", reason: "no-such-server" });
  }
  return { ...blank, api };
}

/** An interface without pages leads from here to its state of health. */
async function hasPage(io: Io, address: string): Promise<boolean> {
  const url = `${address}/`;
  try {
    const answer = await exchange(io, { method: "GET", url, safe: true, timeout: PATIENCE });
    if (answer.status !== 200) throw failure(answer);
    return answer.type === "text/html";
  } catch (error) {
    if (error instanceof Failure && error.info.reason === "redirected") return false;
    throw error;
  }
}
