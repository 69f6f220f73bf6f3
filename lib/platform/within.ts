/** Ends every wait for the browser: some of its calls have never given an answer (`background/policy.ts`). */
import { Failure, failureInfo } from "../failure";

/** Milliseconds. An answer takes less on a busy machine, and a person who waits is told something by then. */
const PATIENCE = 10_000;

/** @throws Failure `unanswered` if the browser gives no answer in so many milliseconds; otherwise as the answer does */
export async function within<T>(answer: Promise<T>, patience = PATIENCE): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Failure({ kind: "unanswered", reason: "browser" })),
      patience,
    );
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** For waits before anything is sent: one that ends without an answer proves that nothing has happened. */
export async function unsent<T>(wait: Promise<T>): Promise<T> {
  try {
    return await wait;
  } catch (error) {
    if (failureInfo(error).reason !== "browser") throw error;
    throw new Failure({ kind: "unreachable", reason: "browser" });
  }
}
