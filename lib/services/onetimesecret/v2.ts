/** Version 2 of the interface, with and without `/guest`: v0.19 and up. Recorded with v0.26.6 and v0.23.6. */
import type { Origin } from "../../domain";
import { Failure } from "../../failure";
import { text } from "../../fields";
import { exchange, type Answer, type Call } from "../../http";
import type { Io } from "../../service";
import type { Dialect } from "./dialect";
import { createFailure, failure, isGone, isRouteMissing } from "./failures";
import { created, revealed, status, waiting } from "./records";

/** Milliseconds. Chromium ends a worker without a word whose request had no answer for 30 seconds. */
const PATIENCE = 20_000;

/** Whether a server of this version is there. Throws if it says that it is busy. */
export async function servesV2(io: Io, origin: Origin): Promise<boolean> {
  const url = `${origin}/api/v2/status`;
  const answer = await exchange(io, { method: "GET", url, safe: true, timeout: PATIENCE });
  if (answer.status === 429 || answer.status >= 500) throw failure(answer);
  return isGood(answer) && text(answer.json, "status") === "nominal";
}

export function v2({
  path,
  ...dialect
}: Pick<Dialect, "id" | "accounts"> & { path: string }): Dialect {
  const send = (io: Io, call: Omit<Call, "headers">) =>
    exchange(io, { ...call, headers: dialect.accounts ? authorization(io) : {} });
  const get = (io: Io, url: string) =>
    send(io, { method: "GET", url, safe: true, timeout: PATIENCE });
  return {
    ...dialect,
    async create(io, origin, { text: secret, lifetime: ttl, passphrase }) {
      const answer = await send(io, {
        method: "POST",
        url: `${origin}${path}/secret/conceal`,
        body: { secret: { secret, ttl, passphrase } },
        safe: false,
        timeout: PATIENCE,
      });
      if (isGood(answer)) return created(answer.json, passphrase !== undefined, io.now());
      if (isRouteMissing(answer)) return undefined;
      throw createFailure(answer, passphrase !== undefined);
    },
    async preview(io, origin, id) {
      // Never with `?continue=true`, which would consume.
      const answer = await get(io, `${origin}${path}/secret/${id}`);
      if (isGood(answer)) return waiting(answer.json);
      if (isGone(answer)) return { state: "gone" };
      if (isRouteMissing(answer)) return undefined;
      throw failure(answer);
    },
    async reveal(io, origin, id, passphrase) {
      const url = `${origin}${path}/secret/${id}/reveal`;
      const body = { continue: true, passphrase };
      const answer = await send(io, { method: "POST", url, body, safe: false });
      if (isGood(answer)) return revealed(answer.json);
      if (isGone(answer)) return { state: "gone" };
      // The only thing that can be wrong with this body; the answer has no `error_type`.
      if (answer.status === 422 && answer.json !== undefined) return { state: "passphrase" };
      throw failure(answer);
    },
    async status(io, origin, handle) {
      const answer = await get(io, `${origin}${path}/receipt/${handle}`);
      if (isGood(answer)) return status(answer.json);
      if (isGone(answer)) return { state: "gone" };
      if (isRouteMissing(answer)) return undefined;
      throw failure(answer);
    },
    async burn(io, origin, handle, passphrase) {
      const url = `${origin}${path}/receipt/${handle}/burn`;
      const body = { continue: true, passphrase };
      const answer = await send(io, { method: "POST", url, body, safe: false, timeout: PATIENCE });
      if (isGood(answer) || isGone(answer)) return undefined;
      // As with reveal.
      if (answer.status !== 422 || answer.json === undefined) return failure(answer);
      return new Failure({ kind: "refused", reason: "wrong-passphrase" }, "HTTP 422");
    },
  };
}

function isGood({ status: code, json }: Answer): boolean {
  return code === 200 && json !== undefined;
}

function authorization({ credentials }: Io): Record<string, string> {
  if (!credentials) return {};
  const bytes = new TextEncoder().encode(`${credentials.user}:${credentials.token}`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
