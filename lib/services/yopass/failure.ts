/** Reads refusals. Sentences of the server are in English everywhere: they stand in its source. */
import { Failure, type FailureInfo } from "../../failure";
import { text } from "../../fields";
import type { HttpAnswer } from "../exchange";

export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

function meaning(answer: HttpAnswer): FailureInfo {
  const { status, json, retryAfter } = answer;
  if (status === 429 || status >= 500) {
    return {
      kind: "busy",
      reason: status === 429 ? "rate-limited" : "failing",
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  }
  if (status === 413) return { kind: "refused", reason: "too-large-for-service" };
  if (json === undefined) return inFront(answer);
  // Sign-in by OpenID Connect; 403 for a mail address that may not.
  if (status === 401 || status === 403) return { kind: "denied", reason: "no-guests" };
  if (status !== 400) return { kind: "protocol", reason: "unexpected" };
  const tooLong = text(json, "message") === "The encrypted message is too long";
  return { kind: "refused", reason: tooLong ? "too-large-for-service" : "rejected" };
}

/** Answers that are no JSON: something in front of the server, but for its check of the origin (`frontend-url`). */
function inFront({ status, type, body, safe }: HttpAnswer): FailureInfo {
  if (status === 401) return { kind: "refused", reason: "gate-password" };
  if (status !== 403 || type === "text/html") return { kind: "protocol", reason: "not-json" };
  const checked = !safe && body.trim() === "origin not allowed";
  return { kind: "refused", reason: checked ? "origin-check" : "gate" };
}
