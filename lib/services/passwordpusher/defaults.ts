import type { Limits } from "../../domain";
import { DAY } from "../../time";

/** As shipped. Operators change all of it, and no server announces it. */
export const DEFAULTS: Limits = {
  // The service counts whole days. Its hosted edition knows these alone (`durationOf.ts`).
  lifetimes: [
    DAY,
    2 * DAY,
    3 * DAY,
    4 * DAY,
    5 * DAY,
    6 * DAY,
    7 * DAY,
    14 * DAY,
    21 * DAY,
    30 * DAY,
    60 * DAY,
    90 * DAY,
  ],
  usualLifetime: 7 * DAY,
  // The service counts characters, which are never more than the bytes.
  maxBytes: 1_048_576,
  // It has no rules. The passphrase becomes part of an address when a secret is revealed, and an address has limits.
  passphrase: { required: false, minLength: 1, maxLength: 256, complex: false },
};
