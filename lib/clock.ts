/** The clock of this machine. No other file of the product reads it, so that a test can say what time it is; `.oxlintrc.json` holds that. */
import type { Instant } from "./domain";

export const clock = {
  /** The time of day. */
  now: (): Instant => Date.now(),
  /** Milliseconds since this program began, whatever is done to the time of day. */
  elapsed: (): number => performance.now(),
};
