/** Keeps a secret. */
import { Failure } from "../../failure";
import { text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import type { Created, Secret } from "../../service";
import { isGood, PATIENCE, send } from "./calls";
import { created, createdFlat } from "./created";
import type { Versions } from "./dialects";
import { busy, failure, isInvalid, isRouteMissing, TOO_LARGE } from "./failures";
import { post, refusal } from "./v1";

/** Characters. Up to v0.23 v1 silently cuts a longer text; later releases refuse it long before. */
const CUT = 100_000;

export const create: Versions<[secret: Secret], Created | undefined> = {
  async v2(io, api, { text: secret, lifetime: ttl, passphrase }) {
    const answer = await send(io, {
      method: "POST",
      url: `${api}/secret/conceal`,
      body: { secret: { secret, ttl, passphrase } },
      safe: false,
      timeout: PATIENCE,
    });
    const asked = { passphrase: passphrase !== undefined, account: io.credentials !== undefined };
    if (isGood(answer)) return created(answer.json, asked, io.now());
    if (isRouteMissing(answer)) return undefined;
    throw createFailure(answer, asked.passphrase);
  },

  async v1(io, api, { text: secret, lifetime, passphrase }) {
    if (secret.length >= CUT) throw new Failure(TOO_LARGE);
    // Up to v0.23 a form silently loses it.
    if (secret.includes("\0")) throw new Failure({ kind: "unsupported", reason: "ill-formed" });
    const terms = { secret, ttl: `${lifetime}`, passphrase };
    const answer = await post(io, `${api}/share`, terms, PATIENCE);
    const asked = { passphrase: passphrase !== undefined, account: io.credentials !== undefined };
    if (isGood(answer)) return createdFlat(answer.json, asked, io.now());
    if (isRouteMissing(answer)) return undefined;
    throw refusal(answer);
  },
};

/**
 * A refusal to keep a secret. Only a translated message says which rule a passphrase broke, so the rule is inferred: a secret
 * without a passphrase needed one, and any passphrase broke another rule.
 */
function createFailure(answer: HttpAnswer, passphrase: boolean): Failure {
  const { status, json } = answer;
  if (status === 429) return new Failure({ ...busy(answer), reason: "rate-limited" }, "HTTP 429");
  if (!isInvalid(answer) || text(json, "error_type") !== undefined) return failure(answer);
  if (text(json, "field") === "secret") return new Failure(TOO_LARGE, "HTTP 422");
  const reason = passphrase ? "passphrase-rules" : "passphrase-required";
  return new Failure({ kind: "refused", reason }, "HTTP 422");
}
