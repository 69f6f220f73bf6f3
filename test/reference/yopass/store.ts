/** Secrets and receipts of the reference server, each until its end. */
import type { Instant } from "../../../lib/domain";
import { Ledger } from "../ledger";
import type { Made } from "../store";

export interface Kept {
  readonly message: string;
  /** In seconds. */
  readonly expiration: number;
  readonly once: boolean;
  /** True if readers must sign in. */
  readonly auth: boolean;
}

/** As the server tells it, with instants in seconds. */
interface Receipt {
  readonly token: string;
  readonly state: "pending" | "viewed";
  readonly one_time: boolean;
  readonly created_at: number;
  readonly expires_at: number;
  readonly viewed_at?: number;
}

export class Store {
  readonly #secrets = new Map<string, Kept & { readonly end: Instant }>();
  readonly #receipts = new Map<string, Receipt>();
  readonly #ledger = new Ledger();
  readonly #now: () => Instant;
  readonly #draw: () => string;

  constructor(now: () => Instant, draw: () => string) {
    this.#now = now;
    this.#draw = draw;
  }

  put(secret: Kept, receipt: boolean): { readonly id: string; readonly token?: string } {
    const id = this.#draw();
    this.#secrets.set(id, { ...secret, end: this.#now() + secret.expiration * 1000 });
    // The id alone burns a secret.
    this.#ledger.add(id, id);
    if (!receipt) return { id };
    const token = this.#draw();
    const created = this.#seconds();
    this.#receipts.set(id, {
      token,
      state: "pending",
      one_time: secret.once,
      created_at: created,
      expires_at: created + secret.expiration,
    });
    return { id, token };
  }

  get(id: string): Kept | undefined {
    const secret = this.#secrets.get(id);
    return secret && secret.end > this.#now() ? secret : undefined;
  }

  end(id: string, state: "revealed" | "burned"): void {
    this.#secrets.delete(id);
    this.#ledger.end(id, state);
  }

  made(): readonly Made[] {
    return this.#ledger.made();
  }

  receipt(id: string): Receipt | undefined {
    const receipt = this.#receipts.get(id);
    return receipt && receipt.expires_at > this.#seconds() ? receipt : undefined;
  }

  noteViewed(id: string): void {
    const receipt = this.receipt(id);
    if (receipt?.state !== "pending") return;
    this.#receipts.set(id, { ...receipt, state: "viewed", viewed_at: this.#seconds() });
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
