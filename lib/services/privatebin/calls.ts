/** The common parts of all calls to a server. All go to its front page. */
import type { Address } from "../../domain";
import { number } from "../../fields";
import type { Io } from "../../service";
import { exchange, type HttpAnswer } from "../exchange";

/** Milliseconds. Chromium silently ends a worker whose request had no answer for 30 seconds. */
const PATIENCE = 20_000;

/** Reads what changes nothing: neither the front page nor `jsonld` touches a paste. */
export function look(io: Io, url: string, accept: string): Promise<HttpAnswer> {
  const headers = { Accept: accept };
  return exchange(io, { method: "GET", url, headers, safe: true, timeout: PATIENCE });
}

export function post(io: Io, address: Address, body: object): Promise<HttpAnswer> {
  const url = `${address}/`;
  return exchange(io, { method: "POST", url, body, safe: false, timeout: PATIENCE });
}

/** The server did as it was told. */
export function isDone({ status, json }: HttpAnswer): boolean {
  return status === 200 && number(json, "status") === 0;
}

/**
 * The server refused, whatever was asked. Only a sentence in the caller's language, or in one that its operator chose, says why.
 */
export function isRefused({ status, json }: HttpAnswer): boolean {
  return status === 200 && number(json, "status") === 1;
}
