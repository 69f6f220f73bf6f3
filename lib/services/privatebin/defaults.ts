import type { Limits } from "../../domain";
import { DAY, HOUR, MINUTE } from "../../time";

/** As shipped (`Configuration.php` and `conf.sample.php` of 2.0.5). A lifetime without end is not offered. */
export const DEFAULTS: Limits = {
  lifetimes: [5 * MINUTE, 10 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY],
  usualLifetime: 7 * DAY,
  // Counts the ciphertext in base64. The code as shipped has 10,485,760, the sample configuration this.
  maxBytes: 10_000_000,
  // The service never sees one.
  passphrase: { required: false, minLength: 1, maxLength: 256, complex: false },
};
