/**
 * Reads single fields of JSON that came from elsewhere. A missing field and one of another type are the same: nothing.
 * Older servers write numbers and booleans as strings ("300", "true", "" for none), so both forms are taken.
 */

/** The field of that name, if `value` is an object that has it itself. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return found;
}

export function text(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === "string" ? found : undefined;
}

/** A number that is neither negative nor infinite. */
export function number(value: unknown, name: string): number | undefined {
  return amount(field(value, name));
}

/** The numbers of a list; nothing if it is none. */
export function numbers(value: unknown, name: string): readonly number[] | undefined {
  const found = field(value, name);
  return Array.isArray(found) ? found.flatMap((entry) => amount(entry) ?? []) : undefined;
}

function amount(found: unknown): number | undefined {
  if (typeof found === "number") return found >= 0 && Number.isFinite(found) ? found : undefined;
  return typeof found === "string" && /^\d+(?:\.\d+)?$/.test(found) ? Number(found) : undefined;
}

export function flag(value: unknown, name: string): boolean | undefined {
  const found = field(value, name);
  if (found === true || found === "true") return true;
  return found === false || found === "false" ? false : undefined;
}
