/** Each call to the browser, the network, the clipboard or a page is a step, at which one thing may go wrong. */
import { type Actor, caller } from "./actors";

const FAULTS = [
  "ended before it",
  "ended after it",
  "refused",
  "never answered",
  "session storage full",
  "local storage full",
] as const;

export type Fault = (typeof FAULTS)[number];

/** A step by its name and how often that was taken before: the same in every run, whatever runs beside it. */
export interface Case {
  readonly step: string;
  readonly fault: Fault;
}

/** The facts that a step may be told about itself. */
export interface Call {
  readonly name: string;
  /** True if it takes effect although nobody is answered: a request is on its way by then. */
  readonly sent?: boolean;
  /** True if a context of ours answers: its own steps tell if that is still under way. */
  readonly ours?: boolean;
  /** Ends a wait for an answer that never comes. */
  readonly signal?: AbortSignal | undefined;
}

export class Steps {
  /** Those taken while recording, in their order. */
  readonly taken: string[] = [];
  /** True once the fault has struck. */
  struck = false;
  /** The steps that have not ended yet. Those that never will are not counted. */
  pending = 0;
  #recording = false;
  readonly #counts = new Map<string, number>();
  readonly #case: Case | undefined;
  readonly #fill: (area: "session" | "local") => void;

  /** @param fill makes this area full from now on */
  constructor(fill: (area: "session" | "local") => void, one?: Case) {
    this.#fill = fill;
    this.#case = one;
  }

  /** From now on steps are counted, and may fail. */
  record(on: boolean): void {
    this.#recording = on;
  }

  async take<T>(call: Call, run: () => Promise<T>): Promise<T> {
    const who = caller();
    if (!who) return run();
    if (!who.isAlive()) return never();
    const fault = this.#strike(`${who.name}: ${call.name}`);
    if (fault === "session storage full") this.#fill("session");
    if (fault === "local storage full") this.#fill("local");
    if (fault === "refused") throw new Error("refused by the harness");
    if (fault === "never answered") return this.#unanswered(call, run);
    if (fault === "ended before it") return ended(who);
    const value = await (call.ours === true ? run() : this.#counted(run));
    if (fault === "ended after it") return ended(who);
    return who.isAlive() ? value : never();
  }

  /** Runs a step that nothing disturbs, and that takes its time all the same. */
  async #counted<T>(run: () => Promise<T>): Promise<T> {
    this.pending += 1;
    try {
      return await run();
    } finally {
      this.pending -= 1;
    }
  }

  async #unanswered<T>({ sent = false, signal }: Call, run: () => Promise<T>): Promise<T> {
    if (sent) await this.#counted(run);
    return new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new Error("aborted")));
    });
  }

  #strike(name: string): Fault | undefined {
    if (!this.#recording) return undefined;
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    const step = `${name} (${nth})`;
    this.taken.push(step);
    if (step !== this.#case?.step) return undefined;
    this.struck = true;
    return this.#case.fault;
  }
}

/** Every fault that can make a difference at this step: an area that is full is full for the next write as well. */
export function casesAt(step: string): readonly Case[] {
  const full = { session: "session storage full", local: "local storage full" };
  return FAULTS.filter(
    (fault) => !Object.values(full).includes(fault) || writes(step, fault.split(" ")[0] ?? ""),
  ).map((fault) => ({ step, fault }));
}

function writes(step: string, area: string): boolean {
  return step.includes(`storage.${area}.set`);
}

function ended<T>(who: Actor): Promise<T> {
  who.end();
  return never();
}

function never<T>(): Promise<T> {
  return new Promise(() => {});
}
