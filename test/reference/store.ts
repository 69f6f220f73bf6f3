/** The secrets and their receipts, with all their states. Pure over its clock. */
import type { Seconds } from "../../lib/domain";
import { identifier } from "./identifiers";

/** Seconds since 1970, with a fraction. */
export type Moment = number;

export type State = "new" | "revealed" | "burned" | "expired";

/** A secret, and its fate. */
export interface Made {
  readonly id: string;
  readonly receiptId: string;
  readonly state: State;
}

/** A secret together with its receipt, which outlives it. */
export interface Entry {
  readonly id: string;
  readonly receiptId: string;
  /** The account that made it; absent if made anonymously. */
  readonly owner?: string;
  readonly passphrase?: string;
  readonly lifetime: Seconds;
  readonly createdAt: Moment;
  /** True if the text was cut to the server's limit (0.23 only). */
  readonly truncated: boolean;
  /** The moments at which the link was looked at without revealing. */
  readonly previews: readonly Moment[];
  /** The first look at the receipt: 0.23 calls such a receipt "viewed". */
  readonly receiptViewedAt?: Moment;
  readonly end?: End;
  readonly text: string;
}

interface End {
  readonly state: "revealed" | "burned";
  readonly at: Moment;
  /** The number of secrets that had ended with it. */
  readonly count: Turn;
}

/** A point in the order of things: the number of secrets that had ended by then. */
export type Turn = number;

/** The last change of the secret itself; a look is none. */
export function changedAt({ createdAt, end }: Entry): Moment {
  return end?.at ?? createdAt;
}

export interface Draft {
  readonly text: string;
  readonly lifetime: Seconds;
  readonly passphrase?: string;
  readonly owner?: string;
  readonly truncated?: boolean;
  /** 62 since 0.24, 31 before. */
  readonly idLength: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class Store {
  readonly #secrets = new Map<string, Mutable<Entry>>();
  readonly #receipts = new Map<string, Mutable<Entry>>();
  readonly #now: () => Moment;
  #ended: Turn = 0;

  constructor(now: () => Moment) {
    this.#now = now;
  }

  now(): Moment {
    return this.#now();
  }

  turn(): Turn {
    return this.#ended;
  }

  create({ idLength, truncated = false, ...draft }: Draft): Entry {
    const entry: Mutable<Entry> = {
      ...draft,
      id: identifier(idLength),
      receiptId: identifier(idLength),
      truncated,
      createdAt: this.#now(),
      previews: [],
    };
    this.#secrets.set(entry.id, entry);
    this.#receipts.set(entry.receiptId, entry);
    return entry;
  }

  /** The secret, as long as it can be revealed. */
  waiting(id: string): Entry | undefined {
    const entry = this.#secrets.get(id);
    return entry !== undefined && this.state(entry) === "new" ? entry : undefined;
  }

  /** The receipt. It lives twice as long as its secret. */
  receipt(receiptId: string): Entry | undefined {
    const entry = this.#receipts.get(receiptId);
    return entry !== undefined && this.receiptRemaining(entry) > 0 ? entry : undefined;
  }

  state(entry: Entry): State {
    if (entry.end !== undefined) return entry.end.state;
    return this.remaining(entry) > 0 ? "new" : "expired";
  }

  remaining(entry: Entry): Seconds {
    return entry.createdAt + entry.lifetime - this.#now();
  }

  receiptRemaining(entry: Entry): Seconds {
    return entry.createdAt + 2 * entry.lifetime - this.#now();
  }

  /** Receipts of an account, oldest first. */
  owned(owner: string): readonly Entry[] {
    return [...this.#receipts.values()].filter(
      (entry) => entry.owner === owner && this.receiptRemaining(entry) > 0,
    );
  }

  preview({ id }: Entry): void {
    const entry = this.#secrets.get(id);
    if (entry !== undefined) entry.previews = [...entry.previews, this.#now()];
  }

  /** True if this was the first look at the receipt. */
  viewReceipt({ receiptId }: Entry): boolean {
    const entry = this.#receipts.get(receiptId);
    if (entry === undefined || entry.receiptViewedAt !== undefined) return false;
    entry.receiptViewedAt = this.#now();
    return true;
  }

  /** Ends the secret and hands out its text: to exactly one caller, however many ask. */
  end({ id }: Entry, state: "revealed" | "burned"): string | undefined {
    const entry = this.#secrets.get(id);
    if (entry === undefined || this.state(entry) !== "new") return undefined;
    this.#ended += 1;
    entry.end = { state, at: this.#now(), count: this.#ended };
    return entry.text;
  }

  /** The secret as it was at that turn: to be revealed still, though another has revealed it since. */
  waitingAt(turn: Turn, id: string): Entry | undefined {
    const entry = this.#secrets.get(id);
    const overtaken = entry?.end?.state === "revealed" && entry.end.count > turn;
    return overtaken ? entry : this.waiting(id);
  }

  /** Every secret that was ever made, oldest first. */
  made(): readonly Made[] {
    return [...this.#secrets.values()].map((entry) => {
      const { id, receiptId } = entry;
      return { id, receiptId, state: this.state(entry) };
    });
  }

  /** The stored text of a secret, as the operator could read it. */
  stored(id: string): string | undefined {
    return this.waiting(id)?.text;
  }

  /** Replaces the stored text, as a hostile operator could. Throws if there is none. */
  tamper(id: string, text: string): void {
    const entry = this.#secrets.get(id);
    if (entry === undefined || this.state(entry) !== "new") throw new Error("nothing is stored");
    entry.text = text;
  }
}
