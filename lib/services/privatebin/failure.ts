/** Reads answers that are none of PrivateBin's own: those all have the status 200. */
import { Failure, type FailureInfo } from "../../failure";
import type { HttpAnswer } from "../exchange";

export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

function meaning({ status, type, json, retryAfter }: HttpAnswer): FailureInfo {
  const wait = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) return { kind: "busy", reason: "rate-limited", ...wait };
  if (status >= 500) return { kind: "busy", reason: "failing", ...wait };
  // A web server's own limit, which may be far below PrivateBin's.
  if (status === 413) return { kind: "refused", reason: "too-large-for-service" };
  // Basic authentication.
  if (status === 401) return { kind: "refused", reason: "gate-password" };
  // A check for robots is a page with a 403.
  if (status === 403 && type !== "text/html") return { kind: "refused", reason: "gate" };
  return { kind: "protocol", reason: json === undefined ? "not-json" : "unexpected" };
}
