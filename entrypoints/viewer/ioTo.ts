/** The outside world of the viewer: the origin that it came from, and nothing else. */
import { clock } from "../../lib/clock";
import { Failure } from "../../lib/failure";
import type { Io } from "../../lib/service";

/** @param own the origin of this page */
export function ioTo(own: string): Io {
  return {
    async send(request, { timeout, safe }) {
      if (new URL(request.url).origin !== own) {
        throw new Failure({ kind: "denied", reason: "no-permission" });
      }
      try {
        return await fetch(
          request,
          timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) },
        );
      } catch {
        // The cause is dropped: it says no more than the failure, and may name the address.
        throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" });
      }
    },
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: clock.now,
  };
}
