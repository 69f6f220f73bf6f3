/** Reads answers that are none of PrivateBin's own: those all have the status 200. */
import { Failure } from "../../failure";
import type { HttpAnswer } from "../exchange";
import { frontFailure, statusFailure } from "../statusFailure";

export function failure(answer: HttpAnswer): Failure {
  return new Failure(statusFailure(answer) ?? frontFailure(answer), `HTTP ${answer.status}`);
}
