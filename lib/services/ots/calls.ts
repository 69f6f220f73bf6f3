/** The common parts of all calls to a server. It takes no passwords, and no headers but those of every request. */
import type { Address } from "../../domain";
import type { Io } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
export const PATIENCE = 20_000;

/** Asks for facts about the server. Never for a secret: see {@link take}. */
export function look(io: Io, url: string): Promise<HttpAnswer> {
  return exchange(io, { method: "GET", url, safe: true, timeout: PATIENCE });
}

/**
 * Fetches a secret and thereby destroys it. The server takes every method for this one, so that nothing else may be sent to this
 * address: a HEAD would destroy the secret too, and so would a preflight, which needs a header of ours.
 */
export function take(io: Io, address: Address, id: string, timeout?: number): Promise<HttpAnswer> {
  return exchange(io, {
    method: "GET",
    url: `${address}/api/get/${id}`,
    safe: false,
    ...(timeout === undefined ? {} : { timeout }),
  });
}
