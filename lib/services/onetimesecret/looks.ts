/** Reads the looks at a secret from its receipt. */
import type { Looks } from "../../domain";
import { field, number } from "../../fields";
import type { HttpAnswer } from "../exchange";
import { instant, seconds } from "./records";

/** The looks that a receipt remembers. The oldest of more are forgotten (`access_timeline.rb`). */
const REMEMBERED = 100;

/** Told since v0.26.0: before, the count is missing or `null`. A reveal is no look. */
export function looks(answer: HttpAnswer): { readonly looks?: Looks } {
  const details = field(answer.json, "details");
  const count = number(details, "view_count") ?? 0;
  if (!Number.isSafeInteger(count) || count < 1) return {};
  const first = count < REMEMBERED ? instant(seconds(details, "first_access"), answer) : undefined;
  const last = instant(seconds(details, "last_access"), answer);
  return {
    looks: {
      count,
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
    },
  };
}
