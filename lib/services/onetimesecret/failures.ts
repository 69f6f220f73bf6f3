/**
 * Reads refusals: by status, `error_type`, `code`, `field` and the like, never by sentences that are translated. Shapes: `{error,
 * error_type, code, field}` since v0.25.8; `{error: <name>, message}` in v0.24; `{message}` before.
 */
import { Failure, type FailureInfo } from "../../failure";
import { number, text } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { frontFailure } from "../statusFailure";

/**
 * True if the path does not exist on this server; the two words are the router's and not translated. Up to v0.16 they come as
 * plain text. A page is no such answer: it would be a proxy's, which may have its reasons.
 */
export function isRouteMissing({ status, type, json }: HttpAnswer): boolean {
  if (status !== 404) return false;
  if (json === undefined) return type === "text/plain";
  return text(json, "error") === "Not Found" || text(json, "message") === "Not Found";
}

/** True if the path exists and the secret or receipt does not: never there, used, burned or expired. */
export function isGone({ status, json }: HttpAnswer): boolean {
  if (status !== 404) return false;
  const names = ["RecordNotFound", "MissingSecret"];
  return (
    names.includes(text(json, "error_type") ?? text(json, "error") ?? "") ||
    // Up to v0.23 and in v1 there is only this sentence, in English everywhere.
    text(json, "message") === "Unknown secret"
  );
}

/** Any other refusal, whatever was asked. */
export function failure(answer: HttpAnswer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

/** The values that were sent are not accepted as they are: at reveal and burn it can only be the passphrase. */
export function isInvalid(answer: HttpAnswer): boolean {
  return answer.status === 422 && answer.json !== undefined && denial(answer) === undefined;
}

/**
 * The caller may not, whatever it asks, in the words of any release. Guests: `{error_type}` since v0.25.8, `{message, code}` in
 * v0.24, a 422 in v0.23. Accounts switched off: Otto's 401, a 404 up to v0.23 and in v1. Sentences are in English everywhere.
 */
export function denial({ status, json }: HttpAnswer): FailureInfo | undefined {
  const message = text(json, "message") ?? "";
  if (
    text(json, "error_type") === "GuestRoutesDisabled" ||
    text(json, "code")?.startsWith("GUEST_") ||
    message === "Guest API access is not available"
  ) {
    return { kind: "denied", reason: "guest-off" };
  }
  if (
    text(json, "error")?.startsWith("Authentication strategy not configured") ||
    message.endsWith(" is not available")
  ) {
    return { kind: "denied", reason: "no-accounts" };
  }
  if (status === 401 || message === "Not authorized") {
    return { kind: "denied", reason: "credentials" };
  }
  // `EntitlementRequired`, without its name before v0.25.8.
  return status === 403 && text(json, "entitlement") !== undefined
    ? { kind: "refused", reason: "not-entitled" }
    : undefined;
}

export const TOO_LARGE = { kind: "refused", reason: "too-large-for-service" } as const;

function meaning(answer: HttpAnswer): FailureInfo {
  const { status, type, json, safe, body } = answer;
  if (status >= 500 || status === 429) return busy(answer);
  if (status === 413) return TOO_LARGE;
  // The server answers a body that is no JSON to it with nothing at all.
  if (status === 400 && type === "") return { kind: "refused", reason: "rejected" };
  // Rack::Protection::HttpOrigin says this one word, and never about a call that changes nothing.
  if (status === 403 && type === "text/plain" && !safe && body.trim() === "Forbidden") {
    return { kind: "refused", reason: "origin-check" };
  }
  if (json === undefined) return frontFailure(answer);
  return (
    denial(answer) ??
    ([400, 403, 422].includes(status)
      ? { kind: "refused", reason: "rejected" }
      : { kind: "protocol", reason: "unexpected" })
  );
}

/**
 * The lock-out after wrong passphrases says how many were allowed; so does that of anonymous creation (`create.ts`). The server
 * itself may answer 503 before it does anything, with the time to wait, in place of a 401 (v0.26.14).
 */
export function busy({
  status,
  json,
  retryAfter,
}: HttpAnswer): FailureInfo & { readonly kind: "busy" } {
  const lockedOut = number(json, "max_attempts") !== undefined;
  const seconds = retryAfter ?? number(json, "retry_after");
  const early = status === 503 && json !== undefined && retryAfter !== undefined;
  return {
    kind: "busy",
    reason:
      status === 429 ? (lockedOut ? "locked-out" : "rate-limited") : early ? "not-now" : "failing",
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  };
}
