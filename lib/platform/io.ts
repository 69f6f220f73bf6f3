/** The outside world as the services see it. */
import { Failure } from "../failure";
import { parseOrigin } from "../origin";
import type { Io } from "../service";
import { isPermitted } from "./permissions";

export const io: Io = {
  async send(request, { timeout, safe }) {
    const origin = parseOrigin(new URL(request.url).origin);
    if (!origin || !(await isPermitted(origin))) {
      throw new Failure({ kind: "denied", reason: "no-permission" });
    }
    try {
      return await fetch(
        request,
        timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) },
      );
    } catch {
      // The cause is dropped: it says no more than this, and may name the address.
      throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" });
    }
  },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: () => Date.now(),
};
