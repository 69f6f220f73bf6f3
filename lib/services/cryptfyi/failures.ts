/** Reads refusals: by status and form, never by sentences. All of the server's own answers are JSON. */
import { Failure, type FailureInfo } from "../../failure";
import type { HttpAnswer } from "../exchange";

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
  const { status, type, retryAfter } = answer;
  const waiting = retryAfter === undefined ? {} : { retryAfter };
  // Ten requests a minute and address, as shipped.
  if (status === 429) return { kind: "busy", reason: "rate-limited", ...waiting };
  if (status >= 500) return { kind: "busy", reason: "failing", ...waiting };
  if (status === 413) return { kind: "refused", reason: "too-large-for-service" };
  if (type !== JSON_TYPE) return inFront(answer);
  return status === 400
    ? { kind: "refused", reason: "rejected" }
    : { kind: "protocol", reason: "unexpected" };
}

/** Something in front of the server answers in its place. */
function inFront({ status, type }: HttpAnswer): FailureInfo {
  // Basic authentication.
  if (status === 401) return { kind: "refused", reason: "gate-password" };
  // A check for robots is a page with a 403.
  return status === 403 && type !== "text/html"
    ? { kind: "refused", reason: "gate" }
    : { kind: "protocol", reason: "not-json" };
}
