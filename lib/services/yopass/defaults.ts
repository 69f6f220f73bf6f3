import type { Limits } from "../../domain";
import { DAY, HOUR } from "../../time";

/** As shipped (14.9.0). A server grants no other lifetimes, and does not tell the size, which its operator may have changed. */
export const DEFAULTS: Limits = {
  lifetimes: [HOUR, DAY, 7 * DAY],
  usualLifetime: HOUR,
  maxBytes: 10_000,
  passphrase: { required: false, minLength: 1, maxLength: 1_000, complex: false },
};
