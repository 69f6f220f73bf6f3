/** Version 2 of the interface, with and without `/guest`: v0.19 and up. Recorded with v0.26.6 and v0.23.6. */
import { Failure } from "../../failure";
import { field } from "../../fields";
import { get, isGood, PATIENCE, send } from "./calls";
import type { Dialect } from "./dialect";
import { createFailure, failure, isGone, isInvalid, isRouteMissing } from "./failures";
import { created, revealed, status, waiting } from "./records";

export function v2({
  path,
  ...dialect
}: Pick<Dialect, "id" | "accounts"> & { path: string }): Dialect {
  return {
    ...dialect,
    lasting: true,
    async create(io, origin, { text: secret, lifetime: ttl, passphrase }) {
      const answer = await send(io, {
        method: "POST",
        url: `${origin}${path}/secret/conceal`,
        body: { secret: { secret, ttl, passphrase } },
        safe: false,
        timeout: PATIENCE,
      });
      const asked = { passphrase: passphrase !== undefined, account: io.credentials !== undefined };
      if (isGood(answer)) return created(answer.json, asked, io.now());
      if (isRouteMissing(answer)) return undefined;
      throw createFailure(answer, asked.passphrase);
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
      if (isInvalid(answer)) return { state: "passphrase" };
      throw failure(answer);
    },
    async status(io, origin, handle) {
      const answer = await get(io, `${origin}${path}/receipt/${handle}`);
      if (isGood(answer)) return status(field(answer.json, "record"));
      if (isGone(answer)) return { state: "gone" };
      if (isRouteMissing(answer)) return undefined;
      throw failure(answer);
    },
    async burn(io, origin, handle, passphrase) {
      const url = `${origin}${path}/receipt/${handle}/burn`;
      const body = { continue: true, passphrase };
      const answer = await send(io, { method: "POST", url, body, safe: false, timeout: PATIENCE });
      if (isGood(answer) || isGone(answer)) return undefined;
      if (!isInvalid(answer)) return failure(answer);
      return new Failure({ kind: "refused", reason: "wrong-passphrase" }, "HTTP 422");
    },
  };
}
