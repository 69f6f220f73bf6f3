import type { Limits } from "../../domain";
import { DAY, HOUR, MINUTE } from "../../time";

/** As shipped: the choices of the page (`create.vue` of v1.21.9), and no maximum below them. */
export const DEFAULTS: Limits = {
  lifetimes: [
    5 * MINUTE,
    30 * MINUTE,
    HOUR,
    4 * HOUR,
    12 * HOUR,
    DAY,
    3 * DAY,
    7 * DAY,
    30 * DAY,
    90 * DAY,
  ],
  usualLifetime: 7 * DAY,
  // A server keeps 68,157,440 characters as shipped. No answer is read to its end that is longer than 16 MiB (`exchange.ts`).
  maxBytes: 10_000_000,
  // The service knows no passphrases.
  passphrase: { required: false, minLength: 0, maxLength: 0, complex: false },
};
