/** Reads plain data of unknown make: what is stored outlives the code that stored it. */

/** The members of an object by name; none of anything else. */
export function members(value: unknown): Partial<Record<string, unknown>> {
  return { ...(typeof value === "object" ? value : undefined) };
}

/** Whether `value` is a finite number that is not negative: a duration, a size or an instant. */
export function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
