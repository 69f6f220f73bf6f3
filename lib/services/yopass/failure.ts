/** Reads refusals. Sentences of the server are in English everywhere: they stand in its source. */
import { Failure, type FailureInfo } from "../../failure";
import { text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { frontFailure, statusFailure } from "../statusFailure";

export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

function meaning(answer: HttpAnswer): FailureInfo {
  const { status, json } = answer;
  const known = statusFailure(answer);
  if (known) return known;
  if (json === undefined) return inFront(answer);
  // Sign-in by OpenID Connect; 403 for a mail address that may not.
  if (status === 401 || status === 403) return { kind: "denied", reason: "no-guests" };
  if (status !== 400) return { kind: "protocol", reason: "unexpected" };
  const tooLong = text(json, "message") === "The encrypted message is too long";
  return { kind: "refused", reason: tooLong ? "too-large-for-service" : "rejected" };
}

/** Answers that are no JSON: something in front of the server, but for its check of the origin (`frontend-url`). */
function inFront(answer: HttpAnswer): FailureInfo {
  const { status, body, safe } = answer;
  const checked = !safe && status === 403 && body.trim() === "origin not allowed";
  return checked ? { kind: "refused", reason: "origin-check" } : frontFailure(answer);
}
