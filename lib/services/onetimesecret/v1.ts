/** The common parts of the calls of version 1. It refuses everything with the status 404, and a sentence tells why. */
import { Failure, type FailureInfo } from "../../failure";
import { text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import type { Io } from "../../service";
import { send } from "./calls";
import { denial, failure, TOO_LARGE } from "./failures";

/** As a form: up to v0.23 it understands nothing else. Some of its sentences are translated; this header asks for English. */
export function post(
  io: Io,
  url: string,
  fields: Readonly<Record<string, string | undefined>>,
  timeout?: number,
): Promise<HttpAnswer> {
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

/** Reads the refusal of any call of this version. */
export function refusal(answer: HttpAnswer): Failure {
  const message = text(answer.json, "message");
  if (answer.status !== 404 || message === undefined) return failure(answer);
  const meant = MEANINGS.find(([words]) => words.test(message))?.[1];
  const rejected = { kind: "refused", reason: "rejected" } as const;
  return new Failure(denial(answer) ?? meant ?? rejected, "HTTP 404");
}

/** The first one that fits counts. */
const MEANINGS: readonly (readonly [RegExp, FailureInfo])[] = [
  [/^too many incorrect passphrase/i, { kind: "busy", reason: "locked-out" }],
  // "Too many …" since v0.26.11, of anonymous creation; only its beginning is certain.
  [/rate limit|^too many/i, { kind: "busy", reason: "rate-limited" }],
  [/error occurred|back shortly/, { kind: "busy", reason: "failing" }],
  [/exceeds the maximum size/, TOO_LARGE],
  [/passphrase is required/, { kind: "refused", reason: "passphrase-required" }],
  [/^Passphrase must/, { kind: "refused", reason: "passphrase-rules" }],
  // "Double check that passphrase", "Incorrect passphrase": at burn.
  [/passphrase/, { kind: "refused", reason: "wrong-passphrase" }],
];
