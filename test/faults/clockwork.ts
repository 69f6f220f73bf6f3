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

/** Cryptography runs beside the event loop. To be called once. */
export function countCryptography(): void {
  const subtle = crypto.subtle;
  for (const name of ["digest", "importKey", "deriveBits", "encrypt", "decrypt", "sign"] as const) {
    const run: unknown = Reflect.get(subtle, name);
    if (typeof run !== "function") throw new Error(`${name} is no function`);
    Object.assign(subtle, {
      [name]: async (...args: readonly unknown[]): Promise<unknown> => {
        unfinished += 1;
        try {
          return await Reflect.apply(run, subtle, args);
        } finally {
          unfinished -= 1;
        }
      },
    });
  }
}
