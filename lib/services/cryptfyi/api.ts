/** The interface of a server, which may have another address than its pages: no page tells it. */
import type { Address, Server } from "../../domain";
import { Failure } from "../../failure";
import { flag, text } from "../../fields";
import type { Io } from "../../service";
import { exchange } from "../exchange";
import { failure } from "./failures";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
export const PATIENCE = 20_000;

/** The known one, or else that which answers at the address or below it. */
export async function apiOf(io: Io, server: Server): Promise<Address> {
  return server.api ?? findApi(io, server);
}

/**
 * Asks where the interface may be, by calls that consume nothing.
 *
 * @throws Failure `protocol` if it is nowhere
 */
export async function findApi(io: Io, { address, api }: Server): Promise<Address> {
  const places: readonly Address[] = api === undefined ? [address, `${address}/api`] : [api];
  for (const place of places) {
    // One after the other: the second only where the first is none.
    if (await isApi(io, place)) return place;
  }
  throw new Failure({ kind: "protocol", reason: "no-such-server" });
}

async function isApi(io: Io, place: Address): Promise<boolean> {
  const url = `${place}/health`;
  const answer = await exchange(io, { method: "GET", url, safe: true, timeout: PATIENCE });
  const { status, json } = answer;
  // A page in its place is no such interface; a busy one, or a gate, may hide it.
  if (status !== 200 && status !== 404) throw failure(answer);
  return (
    text(json, "name") !== undefined &&
    text(json, "version") !== undefined &&
    flag(json, "redis") !== undefined
  );
}
