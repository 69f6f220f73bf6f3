/** Reads refusals: by status and field, never by sentences, which are translated. */
import { Failure, type FailureInfo } from "../../failure";
import { field, text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { frontFailure, statusFailure } from "../statusFailure";

/** True if the server has no such secret any more: ended ones of people without an account are removed every night. */
export function isGone({ status, json }: HttpAnswer): boolean {
  return status === 404 && text(json, "error") !== undefined;
}

/** Any other refusal, whatever was asked. */
export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

function meaning(answer: HttpAnswer): FailureInfo {
  const { status, body, json } = answer;
  const known = statusFailure(answer);
  if (known) return known;
  // `head :unauthorized`: the operator lets nobody in without an account.
  if (status === 401 && body === "") return { kind: "denied", reason: "no-guests" };
  if (json !== undefined) {
    // The length is the only fault that a text can have which is not blank (`check_payload_for_text` of v2.11.4).
    if (status === 422 && field(json, "payload") !== undefined) {
      return { kind: "refused", reason: "too-large-for-service" };
    }
    return [400, 401, 403, 422].includes(status)
      ? { kind: "refused", reason: "rejected" }
      : { kind: "protocol", reason: "unexpected" };
  }
  return frontFailure(answer);
}
