/** Reads refusals that mean the same at every service. */
import type { FailureInfo } from "../failure";
import type { HttpAnswer } from "./exchange";

/** The meaning of a status whoever answers, the server or something in front of it. */
export function statusFailure({ status, retryAfter }: HttpAnswer): FailureInfo | undefined {
  const waiting = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) return { kind: "busy", reason: "rate-limited", ...waiting };
  if (status >= 500) return { kind: "busy", reason: "failing", ...waiting };
  return status === 413 ? { kind: "refused", reason: "too-large-for-service" } : undefined;
}

/** The meaning of an answer that is none of the server's own: something in front of it answers in its place. */
export function frontFailure({ status, type, json }: HttpAnswer): FailureInfo {
  // Basic authentication.
  if (status === 401) return { kind: "refused", reason: "gate-password" };
  // A check for robots is a page with a 403.
  if (status === 403 && type !== "text/html") return { kind: "refused", reason: "gate" };
  return { kind: "protocol", reason: json === undefined ? "not-json" : "unexpected" };
}
