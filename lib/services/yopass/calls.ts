/** The common parts of all calls to a server. Nobody signs in: its accounts are those of another site (OpenID Connect). */
import type { Server } from "../../domain";
import { originOf } from "../../links/address";
import type { Io } from "../../service";
import { exchange, type Call, type HttpAnswer } from "../exchange";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
export const PATIENCE = 20_000;

/** The address before the paths of the interface, which lies at the root of its host. */
export function apiOf({ address, api }: Server): string {
  return api ?? originOf(address);
}

/** Reads JSON of any type: up to 14.x errors came as plain text, and secrets still do (`http.Error` and sniffing in Go). */
export async function send(io: Io, call: Call): Promise<HttpAnswer> {
  const answer = await exchange(io, call);
  return answer.type === "text/plain" ? { ...answer, ...parsed(answer.body) } : answer;
}

/** The parser's own error is dropped: it quotes the text. */
function parsed(body: string): Pick<HttpAnswer, "json"> {
  try {
    return { json: JSON.parse(body) };
  } catch {
    return {};
  }
}

/** A call that consumes nothing. */
export function get(
  io: Io,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  return send(io, { method: "GET", url, headers, safe: true, timeout: PATIENCE });
}

export function isGood({ status, json }: HttpAnswer): boolean {
  return status === 200 && json !== undefined;
}

/** True if the server itself says that it has no such secret or receipt. A path that it does not know gives no JSON. */
export function isGone({ status, json }: HttpAnswer): boolean {
  return status === 404 && json !== undefined;
}
