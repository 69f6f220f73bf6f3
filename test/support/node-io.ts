/** The outside world as Node sees it: no host permissions, no browser. */
import { clock } from "../../lib/clock";
import { Failure } from "../../lib/failure";
import type { Io } from "../../lib/service";

export const nodeIo: Io = {
  async send(request, { timeout, safe }) {
    const options = timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) };
    try {
      return await fetch(request, options);
    } catch (error) {
      throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" }, error);
    }
  },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: clock.now,
};
