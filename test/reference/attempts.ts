/** Counts wrong passphrases and locks out who guesses too often. */
import type { Seconds } from "../../lib/domain";
import type { Moment } from "./store";

export interface Limit {
  readonly attempts: number;
  readonly window: Seconds;
  readonly lockOut: Seconds;
}

export class Attempts {
  readonly #failures = new Map<string, readonly Moment[]>();
  readonly #lockedUntil = new Map<string, Moment>();
  readonly #limit: Limit;
  readonly #now: () => Moment;

  constructor(limit: Limit, now: () => Moment) {
    this.#limit = limit;
    this.#now = now;
  }

  /** The time that `subject` remains locked out; zero if it is not. */
  lockedFor(subject: string): Seconds {
    return Math.max(0, Math.ceil((this.#lockedUntil.get(subject) ?? 0) - this.#now()));
  }

  fail(subject: string): void {
    const now = this.#now();
    const recent = (this.#failures.get(subject) ?? []).filter(
      (at) => at > now - this.#limit.window,
    );
    const failures = [...recent, now];
    this.#failures.set(subject, failures);
    if (failures.length >= this.#limit.attempts) {
      this.#lockedUntil.set(subject, now + this.#limit.lockOut);
      this.#failures.delete(subject);
    }
  }

  clear(subject: string): void {
    this.#failures.delete(subject);
  }
}
