import type { Limits } from "../../domain";
import { DAY, HOUR, MINUTE } from "../../time";

/** As shipped, or narrower where releases differ: any server keeps a secret that fits them, also for guests. */
export const DEFAULTS: Limits = {
  lifetimes: [5 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY],
  usualLifetime: 7 * DAY,
  // The limit up to v0.23 too, which cuts texts of 100,000 characters instead of refusing them.
  maxBytes: 10_000,
  // v0.26 takes four characters, v0.23 eight.
  passphrase: { required: false, minLength: 8, maxLength: 128, complex: false },
};
