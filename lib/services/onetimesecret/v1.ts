/**
 * Version 1 of the interface: any release, spoken only to those without v2. Recorded with v0.26.6 and v0.23.6. Whatever it
 * refuses, the status is 404, and a sentence tells why.
 */
import { Failure, type FailureInfo } from "../../failure";
import { text } from "../../fields";
import type { Answer } from "../../http";
import type { Io } from "../../service";
import { get, isGood, PATIENCE, send, serves } from "./calls";
import type { Dialect } from "./dialect";
import { denial, failure, isGone, isRouteMissing, TOO_LARGE } from "./failures";
import { createdFlat, revealedFlat, status } from "./records";

/** Characters. Up to v0.23 what is longer is cut, and nothing says so; later releases refuse it long before. */
const CUT = 100_000;

export const v1: Dialect = {
  id: "v1",
  accounts: true,
  // v2 may have come, and with it an operator who does not let guests in.
  lasting: false,
  async create(io, origin, { text: secret, lifetime, passphrase }) {
    if (secret.length >= CUT) throw new Failure(TOO_LARGE);
    // Up to v0.23 a form loses it, without a word.
    if (secret.includes("\0")) throw new Failure({ kind: "unsupported", reason: "ill-formed" });
    const url = `${origin}/api/v1/share`;
    const answer = await post(io, url, { secret, ttl: `${lifetime}`, passphrase }, PATIENCE);
    const asked = { passphrase: passphrase !== undefined, account: io.credentials !== undefined };
    if (isGood(answer)) return createdFlat(answer.json, asked, io.now());
    if (isRouteMissing(answer)) return undefined;
    throw refusal(answer);
  },
  async preview(io, origin) {
    // There is no looking: to ask for a secret is to consume it.
    return (await serves(io, origin, "v1")) ? { state: "unknown" } : undefined;
  },
  async reveal(io, origin, id, passphrase) {
    const answer = await post(io, `${origin}/api/v1/secret/${id}`, { passphrase });
    if (isGood(answer)) return revealedFlat(answer.json);
    // Also where the passphrase was wrong; then nothing is consumed.
    if (isGone(answer)) return { state: "refused" };
    throw refusal(answer);
  },
  async status(io, origin, handle) {
    const answer = await get(io, `${origin}/api/v1/private/${handle}`);
    if (isGood(answer)) return status(answer.json);
    if (isGone(answer)) return { state: "gone" };
    if (isRouteMissing(answer)) return undefined;
    throw refusal(answer);
  },
  async burn(io, origin, handle, passphrase) {
    const url = `${origin}/api/v1/private/${handle}/burn`;
    const answer = await post(io, url, { passphrase }, PATIENCE);
    return isGood(answer) ? undefined : refusal(answer);
  },
};

/** As a form: up to v0.23 it understands nothing else. Some of its sentences are translated; asked so, they are English. */
function post(
  io: Io,
  url: string,
  fields: Readonly<Record<string, string | undefined>>,
  timeout?: number,
): Promise<Answer> {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return send(io, {
    method: "POST",
    url,
    headers: { "Accept-Language": "en" },
    body: new URLSearchParams(given),
    safe: false,
    ...(timeout === undefined ? {} : { timeout }),
  });
}

/** What any call of this version was refused for. */
export function refusal(answer: Answer): Failure {
  const message = text(answer.json, "message");
  if (answer.status !== 404 || message === undefined) return failure(answer);
  const meant = MEANINGS.find(([words]) => words.test(message))?.[1];
  const rejected = { kind: "refused", reason: "rejected" } as const;
  return new Failure(denial(answer) ?? meant ?? rejected, "HTTP 404");
}

/** The first that fits. */
const MEANINGS: readonly (readonly [RegExp, FailureInfo])[] = [
  [/rate limit/i, { kind: "busy", reason: "rate-limited" }],
  [/error occurred|back shortly/, { kind: "busy", reason: "failing" }],
  [/exceeds the maximum size/, TOO_LARGE],
  [/passphrase is required/, { kind: "refused", reason: "passphrase-required" }],
  [/^Passphrase must/, { kind: "refused", reason: "passphrase-rules" }],
  // "Double check that passphrase", "Incorrect passphrase": at burn.
  [/passphrase/, { kind: "refused", reason: "wrong-passphrase" }],
];
