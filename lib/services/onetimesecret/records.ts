/** The common parts of the records in good answers. */
import type { Instant, Seconds } from "../../domain";
import { Failure, type FailureInfo } from "../../failure";
import { number } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { isInstant } from "../../members";

/** Not a number if there is none. */
export function seconds(record: unknown, name: string): Seconds {
  return number(record, name) ?? Number.NaN;
}

/** By our own clock, in milliseconds, if a date can tell it. The server means its own, which may be years away. */
export function instant(since1970: Seconds, { behind = 0 }: HttpAnswer): Instant | undefined {
  const found = Math.round(since1970 * 1000) + behind;
  return isInstant(found) ? found : undefined;
}

export function protocol(reason: (FailureInfo & { readonly kind: "protocol" })["reason"]): Failure {
  return new Failure({ kind: "protocol", reason });
}
