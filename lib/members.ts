/** Reads plain data of unknown make: stored data outlives the code that stored it. */
import type { Instant } from "./domain";

/** The members of an object by name; none of anything else. */
export function members(value: unknown): Partial<Record<string, unknown>> {
  return { ...(typeof value === "object" ? value : undefined) };
}

/** True if `value` is a finite number that is not negative: a duration, a size or an instant. */
export function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** True if a date can tell it (ECMAScript, 21.4.1.1). A page that shows any other breaks. */
export function isInstant(value: unknown): value is Instant {
  return isAmount(value) && value <= 8.64e15;
}
