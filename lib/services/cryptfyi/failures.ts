/** Reads refusals: by status and form, never by sentences. All of the server's own answers are JSON. */
import { Failure, type FailureInfo } from "../../failure";
import type { HttpAnswer } from "../exchange";
import { frontFailure, statusFailure } from "../statusFailure";

/** True for the server's own refusal of one secret, which has no words. */
export function isBare({ type, body, json }: HttpAnswer): boolean {
  return type === JSON_TYPE && (body === "" || json === null);
}

/** True if there is no such secret: never there, read, burned or expired. */
export function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && isBare(answer);
}

/** Any other refusal, whatever was asked. */
export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

const JSON_TYPE = "application/json";

function meaning(answer: HttpAnswer): FailureInfo {
  const known = statusFailure(answer);
  if (known) return known;
  if (answer.type !== JSON_TYPE) return frontFailure(answer);
  return answer.status === 400
    ? { kind: "refused", reason: "rejected" }
    : { kind: "protocol", reason: "unexpected" };
}
