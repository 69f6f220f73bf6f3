/** Reads refusals. The server's own tell nothing but a number of its log: `{success: false, error}`. */
import { Failure } from "../../failure";
import { flag } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { frontFailure, statusFailure } from "../statusFailure";

/** True if the secret is not there: never there, read, burned or expired. */
export function isGone(answer: HttpAnswer): boolean {
  return answer.status === 404 && isRefusal(answer);
}

export function isRefusal({ json }: HttpAnswer): boolean {
  return flag(json, "success") === false;
}

/** Any other refusal, whatever was asked. */
export function failure(answer: HttpAnswer): Failure {
  return new Failure(statusFailure(answer) ?? frontFailure(answer), `HTTP ${answer.status}`);
}
