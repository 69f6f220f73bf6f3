/** Time passes only while nothing else is on its way, so that a wait with an end comes to it at once. */
import { vi } from "vitest";
import { clock } from "../../lib/clock";
import { remembered } from "./actors";

const NOW = Date.UTC(2026, 10, 22, 12);

/** Turns of the event loop, and milliseconds, without any work: then nothing is on its way. */
const QUIET = { turns: 8, milliseconds: 4 };

const real = { setImmediate, nanoseconds: () => process.hrtime.bigint() };
let unfinished = 0;

/** To be called before the product is loaded. */
export function startClockwork(): void {
  vi.useFakeTimers({
    now: NOW,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  const fake = globalThis.setTimeout;
  Object.assign(globalThis, {
    setTimeout: (run: (...args: readonly unknown[]) => void, after?: number, ...args: unknown[]) =>
      fake(
        remembered(() => run(...args)),
        after,
      ),
  });
  vi.spyOn(AbortSignal, "timeout").mockImplementation((after) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), after);
    return controller.signal;
  });
}

export function stopClockwork(): void {
  vi.useRealTimers();
}

/** Waits until nothing is on its way, then lets time pass, until nothing waits any more or so many milliseconds are over. */
export async function settle(isBusy: () => boolean, within: number): Promise<void> {
  const until = clock.now() + within;
  for (;;) {
    await quiet(isBusy);
    if (vi.getTimerCount() === 0 || clock.now() >= until) return;
    vi.advanceTimersToNextTimer();
  }
}

async function quiet(isBusy: () => boolean): Promise<void> {
  let turns = 0;
  let since = real.nanoseconds();
  while (turns < QUIET.turns || Number(real.nanoseconds() - since) / 1e6 < QUIET.milliseconds) {
    await new Promise((resolve) => real.setImmediate(resolve));
    turns += 1;
    if (!isBusy() && unfinished === 0) continue;
    turns = 0;
    since = real.nanoseconds();
  }
}

/** The calls whose work runs beside the event loop: cryptography, and compression, of which they read the result. */
const BESIDE: readonly (readonly [object, readonly string[]])[] = [
  [crypto.subtle, ["digest", "importKey", "deriveBits", "deriveKey", "encrypt", "decrypt", "sign"]],
  // jose's, where a passphrase wraps the key.
  [crypto.subtle, ["wrapKey", "unwrapKey"]],
  [Response.prototype, ["arrayBuffer"]],
  [ReadableStreamDefaultReader.prototype, ["read"]],
];

/**
 * Counts the work beside the event loop. A key that takes long to derive, on purpose, is derived fast: senders and recipients here
 * do alike. To be called once.
 */
export function countWork(): void {
  for (const [owner, names] of BESIDE) {
    for (const name of names) count(owner, name);
  }
}

function count(owner: object, name: string): void {
  const run: unknown = Reflect.get(owner, name);
  if (typeof run !== "function") throw new Error(`${name} is no function`);
  Object.assign(owner, {
    async [name](this: unknown, ...args: readonly unknown[]): Promise<unknown> {
      unfinished += 1;
      try {
        return await Reflect.apply(run, this, args.map(fast));
      } finally {
        unfinished -= 1;
      }
    },
  });
}

function fast(argument: unknown): unknown {
  const slow = typeof argument === "object" && argument !== null && "iterations" in argument;
  return slow ? { ...argument, iterations: 1 } : argument;
}
