/** A reason why something could not be done, as plain data and as the one class that is thrown. */
import type { Seconds } from "./domain";

/**
 * One line per kind: a kind exists only if it changes what the person can do next.
 * Reasons pick the sentence (`sentences.ts`). Never holds a secret, key, passphrase or link.
 */
export type FailureInfo =
  /**
   * A safe call got no answer: try again. `browser`: the browser itself gave none, before anything was sent. `interrupted`: the
   * call was stopped before.
   */
  | { readonly kind: "unreachable"; readonly reason: "no-answer" | "browser" | "interrupted" }
  /**
   * Create, reveal or burn was sent and no answer came: the act may or may not have happened. `browser`: the browser itself gave
   * no answer.
   */
  | { readonly kind: "unanswered"; readonly reason: "no-answer" | "interrupted" | "browser" }
  /** Somebody must grant something first. */
  | { readonly kind: "denied"; readonly reason: "no-permission" | "guest-off" | "credentials" }
  /** The server serves no guests, and its service has no accounts that we could use. */
  | { readonly kind: "denied"; readonly reason: "no-guests" }
  /** The server knows no accounts, and one was used: its operator switched them off. */
  | { readonly kind: "denied"; readonly reason: "no-accounts" }
  /** The secret was stored as nobody's, and its link given to nobody: the account was not taken (v0.24.0 to v0.26.2). */
  | { readonly kind: "denied"; readonly reason: "credentials-ignored" }
  /** The service said no to this request: change it. */
  | {
      readonly kind: "refused";
      readonly reason:
        | "passphrase-required"
        | "passphrase-rules"
        /** The server takes no code that follows from the key of a sealed link either. */
        | "access-code"
        | "wrong-passphrase"
        | "origin-check"
        /** Something in front of the server asks for a name and a password, or lets nobody pass. */
        | "gate-password"
        | "gate"
        /** The account's plan does not include the requested terms. */
        | "not-entitled"
        | "rejected"
        | "too-large-for-service"
        /** The server granted more than was asked, a longer life or several views. The secret was destroyed unread. */
        | "granted-more";
    }
  /** Rate-limited, locked out or failing: wait. */
  | {
      readonly kind: "busy";
      /**
       * `not-now`: the act could not begin. `unexplained`: refused, most likely for a while, in words that we cannot read.
       * `failing`: nobody knows how far it came.
       */
      readonly reason: "rate-limited" | "locked-out" | "not-now" | "unexplained" | "failing";
      readonly retryAfter?: Seconds;
    }
  /** The service does not document such an answer. */
  | {
      readonly kind: "protocol";
      readonly reason:
        | "not-json"
        | "unexpected"
        | "redirected"
        | "no-such-server"
        | "truncated"
        /** The server granted more than was asked, and the secret could not be destroyed. Nobody was given its link. */
        | "granted-more";
    }
  /** Link or sealed text are damaged, or the sender sealed another text: ask the sender. */
  | {
      readonly kind: "corrupt";
      readonly reason: "key-incomplete" | "key-missing" | "no-sealed-text" | "sealed-damaged";
    }
  /** The fault was found before anything was sent: choose differently. `size` and `limit` in bytes of text. */
  | {
      readonly kind: "unsupported";
      readonly reason:
        | "empty"
        | "ill-formed"
        | "password-field"
        | "no-selection"
        | "no-access"
        | "cannot-burn"
        /** The service knows no passphrases. */
        | "no-passphrases"
        /** The service wants a passphrase at burn, and only memory kept it. */
        | "passphrase-gone"
        /** The link that should prove a burn is another secret's, or not whole. */
        | "another-link"
        /** Rules of the organisation (`settings/policy.ts`). */
        | "policy-server"
        | "policy-sealed"
        | "policy-passphrase"
        | "policy-lifetime";
    }
  | {
      readonly kind: "unsupported";
      readonly reason: "too-large";
      readonly size: number;
      readonly limit: number;
    }
  /** The browser stored or gave nothing, before anything was sent: make room. */
  | { readonly kind: "unstored"; readonly reason: "storage" }
  /** A bug of ours. */
  | { readonly kind: "bug"; readonly reason: "bug" };

export class Failure extends Error {
  override readonly name = "Failure";

  /** @param cause the observation; never anything that holds a secret, key, passphrase or link */
  constructor(
    readonly info: FailureInfo,
    cause?: unknown,
  ) {
    super(`${info.kind}: ${info.reason}`, cause === undefined ? undefined : { cause });
  }
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureInfo };

/** Turns the end of a task into plain data. Never rejects: an error that is no {@link Failure} is a bug. */
export async function outcome<T>(task: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, failure: failureInfo(error) };
  }
}

/** The reverse of {@link outcome}: the value, or throws the {@link Failure}. */
export function unwrap<T>(result: Outcome<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.failure);
}

/** True if the service may have acted: not if it said no, or if nothing was sent that acts. */
export function mayHaveActed({ kind, reason }: FailureInfo): boolean {
  const unsent = ["unreachable", "denied", "refused", "unsupported", "unstored"].includes(kind);
  const no = ["locked-out", "rate-limited", "not-now", "unexplained", "no-such-server"];
  return !unsent && !no.includes(reason);
}

/** Turns an error into plain data; anything unforeseen is a bug of ours. */
export function failureInfo(error: unknown): FailureInfo {
  return error instanceof Failure ? error.info : { kind: "bug", reason: "bug" };
}
