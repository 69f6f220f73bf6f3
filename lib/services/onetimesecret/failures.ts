/**
 * What a refusal means: by status, `error_type`, `code` and `field`, never by `error` or `message`, which are translated.
 * Shapes: `{error, error_type, code, field}` since v0.25.8; `{error: <name>, message}` in v0.24; `{message}` before.
 */
import { Failure, type FailureInfo } from "../../failure";
import { number, text } from "../../fields";
import type { Answer } from "../../http";

/** The path does not exist on this server; the two words are the router's and not translated. */
export function isRouteMissing({ status, json }: Answer): boolean {
  return (
    status === 404 && (text(json, "error") === "Not Found" || text(json, "message") === "Not Found")
  );
}

/** The path exists, but no such secret or receipt: never there, used, burned or expired. */
export function isGone(answer: Answer): boolean {
  const { status, json } = answer;
  if (status !== 404 || isRouteMissing(answer)) return false;
  const names = ["RecordNotFound", "MissingSecret"];
  return (
    names.includes(text(json, "error_type") ?? text(json, "error") ?? "") ||
    // Up to v0.23 there is a message only.
    text(json, "message") !== undefined
  );
}

/** Any other refusal, whatever was asked. */
export function failure(answer: Answer): Failure {
  return new Failure(meaning(answer), `HTTP ${answer.status}`);
}

/**
 * A refusal to keep a secret. What is wrong with a passphrase is told by neither type nor field, only by a translated
 * message: whether there was one tells which rule it broke.
 */
export function createFailure(answer: Answer, passphrase: boolean): Failure {
  const { status, json } = answer;
  if (status === 429)
    return new Failure({ ...waiting(answer), reason: "rate-limited" }, "HTTP 429");
  if (status !== 422 || json === undefined || text(json, "error_type") !== undefined) {
    return failure(answer);
  }
  if (text(json, "field") === "secret") return new Failure(TOO_LARGE, "HTTP 422");
  const reason = passphrase ? "passphrase-rules" : "passphrase-required";
  return new Failure({ kind: "refused", reason }, "HTTP 422");
}

const TOO_LARGE = { kind: "refused", reason: "too-large-for-service" } as const;

function meaning(answer: Answer): FailureInfo {
  const { status, type, json } = answer;
  if (status >= 500 || status === 429) return waiting(answer);
  if (status === 413) return TOO_LARGE;
  // What is no JSON to the server is answered with nothing at all.
  if (status === 400 && type === "") return { kind: "refused", reason: "rejected" };
  // Rack::Protection::HttpOrigin; everything of the server's own is JSON.
  if (status === 403 && type === "text/plain") return { kind: "refused", reason: "origin-check" };
  if (json === undefined) return { kind: "protocol", reason: "not-json" };
  if (status === 401) return { kind: "denied", reason: "credentials" };
  if (status === 403 && text(json, "error_type") === "GuestRoutesDisabled") {
    return { kind: "denied", reason: "guest-off" };
  }
  if ([400, 403, 422].includes(status)) return { kind: "refused", reason: "rejected" };
  return { kind: "protocol", reason: "unexpected" };
}

/** The lock-out after wrong passphrases says how many were allowed. */
function waiting({ status, json, retryAfter }: Answer): FailureInfo & { readonly kind: "busy" } {
  const lockedOut = number(json, "max_attempts") !== undefined;
  const seconds = retryAfter ?? number(json, "retry_after");
  return {
    kind: "busy",
    reason: status !== 429 ? "failing" : lockedOut ? "locked-out" : "rate-limited",
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  };
}
