import type { Limits } from "../../domain";
import { DAY, HOUR, MINUTE } from "../../time";

/** As shipped; a server announces none of its limits (version 0.0.14). It grants any lifetime from a second to seven days. */
export const DEFAULTS: Limits = {
  lifetimes: [5 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY],
  usualLifetime: 7 * DAY,
  // The whole request counts (`record.ts`).
  maxBytes: 102_400,
  // The service never sees a passphrase.
  passphrase: { required: false, minLength: 1, maxLength: 256, complex: false },
};
