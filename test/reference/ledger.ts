/** The secrets that a server was given, and their fates: it forgets a secret at its end, and tests still ask what became of it. */
import type { Made } from "./store";

export class Ledger {
  readonly #made = new Map<string, Made>();

  /** @param receiptId the part of the sender's handle that no other handle has */
  add(id: string, receiptId: string): void {
    this.#made.set(id, { id, receiptId, state: "new" });
  }

  /** The first end counts. */
  end(id: string, state: "revealed" | "burned"): void {
    const made = this.#made.get(id);
    if (made?.state === "new") this.#made.set(id, { ...made, state });
  }

  /** Every secret that was ever made, oldest first. One that ran out counts as new. */
  made(): readonly Made[] {
    return [...this.#made.values()];
  }
}
