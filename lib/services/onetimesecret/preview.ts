/** Looks at a secret without consuming it. */
import type { Instant, Preview } from "../../domain";
import { field, flag, text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { get, isGood, serves } from "./calls";
import type { Versions } from "./dialects";
import { failure, isGone, isRouteMissing } from "./failures";
import { instant, protocol, seconds } from "./records";

export const preview: Versions<[id: string], Preview | undefined> = {
  async v2(io, api, id) {
    // Never with `?continue=true`, which would consume the secret.
    const answer = await get(io, `${api}/secret/${id}`);
    if (isGood(answer)) return waiting(answer, io.now());
    if (isGone(answer)) return { state: "gone" };
    if (isRouteMissing(answer)) return undefined;
    throw failure(answer);
  },

  async v1(io, api) {
    // v1 has no look: asking for a secret consumes it.
    return (await serves(io, api)) ? { state: "unknown" } : undefined;
  },
};

/**
 * Up to v0.23 the numbers of a record are texts (recorded with v0.23.6), and several who ask at the same moment may all get the
 * secret. So they may in v0.24 and v0.25, whose answers do not show it: only `probe` knows these. `secret_ttl` is the lifetime it
 * was given, not the rest of it. A waiting secret whose end is past has no known end: the server did not tell its own time.
 */
function waiting(answer: HttpAnswer, now: Instant): Preview {
  const record = field(answer.json, "record");
  const passphrase = flag(record, "has_passphrase");
  if (passphrase === undefined) throw protocol("unexpected");
  const end = instant(seconds(record, "created") + seconds(record, "secret_ttl"), answer);
  const known = end !== undefined && end > now;
  const old = text(record, "secret_ttl") !== undefined;
  return {
    state: "waiting",
    passphrase,
    ...(known ? { expiresAt: end } : {}),
    ...(old ? { exclusive: false } : {}),
  };
}
