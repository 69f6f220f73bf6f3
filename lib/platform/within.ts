/** Ends every wait for the browser: some of its calls were seen to give no answer, ever (`background/policy.ts`). */
import { Failure, failureInfo } from "../failure";

/** Milliseconds. Longer than an answer takes on a busy machine; a person who waits is told something by then. */
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

/** For waits before anything is sent: where one ends without an answer, nothing can have happened. */
export async function unsent<T>(wait: Promise<T>): Promise<T> {
  try {
    return await wait;
  } catch (error) {
    if (failureInfo(error).reason !== "browser") throw error;
    throw new Failure({ kind: "unreachable", reason: "browser" });
  }
}
