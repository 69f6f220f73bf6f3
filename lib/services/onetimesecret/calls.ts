/** The common parts of all calls to a server. */
import { text } from "../../fields";
import { exchange, type HttpAnswer, type Call } from "../exchange";
import type { Io } from "../../service";
import { failure } from "./failures";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
export const PATIENCE = 20_000;

/** Sends for the account of `io`, if there is one. */
export function send(io: Io, call: Call): Promise<HttpAnswer> {
  return exchange(io, { ...call, headers: { ...authorization(io), ...call.headers } });
}

export function get(io: Io, url: string): Promise<HttpAnswer> {
  return send(io, { method: "GET", url, safe: true, timeout: PATIENCE });
}

/** The outside world without its account. */
export function anonymous(io: Io): Io {
  return {
    send: (request, options) => io.send(request, options),
    random: (length) => io.random(length),
    now: () => io.now(),
  };
}

export function isGood({ status, json }: HttpAnswer): boolean {
  return status === 200 && json !== undefined;
}

/**
 * Tells if a server of this version is there.
 *
 * @throws Failure if it says that it is busy, or something else than a missing page answers in its place
 */
export async function serves(io: Io, api: string): Promise<boolean> {
  const answer = await get(anonymous(io), `${api}/status`);
  const { status, json } = answer;
  if (status === 429 || status >= 500 || (json === undefined && status !== 404)) {
    throw failure(answer);
  }
  return isGood(answer) && text(answer.json, "status") === "nominal";
}

function authorization({ credentials }: Io): Record<string, string> {
  if (!credentials) return {};
  const bytes = new TextEncoder().encode(`${credentials.user}:${credentials.token}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
