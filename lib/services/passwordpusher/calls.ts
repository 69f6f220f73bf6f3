/** The common parts of all calls to a server. */
import type { Io } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
export const PATIENCE = 20_000;

/** Asks for facts about the server. */
export function look(io: Io, url: string): Promise<HttpAnswer> {
  return exchange(io, { method: "GET", url, safe: true, timeout: PATIENCE });
}
