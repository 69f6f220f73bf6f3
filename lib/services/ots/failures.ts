/** Reads refusals. The server's own tell nothing but a number of its log: `{success: false, error}`. */
import { Failure, type FailureInfo } from "../../failure";
import { flag } from "../../fields";
import type { HttpAnswer } from "../exchange";

/** True if the secret is not there: never there, read, burned or expired. */
export function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && isRefusal(answer);
}

export function isRefusal({ json }: HttpAnswer): boolean {
  return flag(json, "success") === false;
}

/** Any other refusal, whatever was asked. */
export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

function meaning({ status, type, json, retryAfter }: HttpAnswer): FailureInfo {
  const waiting = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) return { kind: "busy", reason: "rate-limited", ...waiting };
  if (status >= 500) return { kind: "busy", reason: "failing", ...waiting };
  if (status === 413) return { kind: "refused", reason: "too-large-for-service" };
  // The server itself knows neither of the next two: something in front of it answers.
  if (status === 401) return { kind: "refused", reason: "gate-password" };
  // A check for robots is a page with a 403.
  if (status === 403 && type !== "text/html") return { kind: "refused", reason: "gate" };
  return { kind: "protocol", reason: json === undefined ? "not-json" : "unexpected" };
}
