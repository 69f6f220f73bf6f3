/** The lifetimes that a server grants, by the names that it takes for them. */
import type { Seconds } from "../../domain";
import { Failure } from "../../failure";
import { field } from "../../fields";
import { DAY, HOUR, MINUTE } from "../../time";

/** Names as `1week`, by the seconds that they stand for. */
export type Lifetimes = ReadonlyMap<Seconds, string>;

const UNITS: Readonly<Partial<Record<string, Seconds>>> = {
  sec: 1,
  second: 1,
  min: MINUTE,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

/** Nobody wants to choose from more; the shipped list has seven. */
const MOST = 20;

/**
 * The lifetimes in `types`, ascending. The server does not tell their seconds: its own page takes them from the names, too
 * (`formatHumanReadableTime` in `Filter.php`). `never` is left out.
 *
 * @throws Failure `protocol` if there are none
 */
export function lifetimesIn(types: unknown): Lifetimes {
  const names = field(field(types, "Expiration"), "@enum");
  const lifetimes = (Array.isArray(names) ? names : [])
    .flatMap((name: unknown) =>
      typeof name === "string" ? [[secondsOf(name), name] as const] : [],
    )
    .filter(([seconds]) => seconds > 0)
    .toSorted(([one], [other]) => one - other)
    .slice(0, MOST);
  if (lifetimes.length === 0) throw new Failure({ kind: "protocol", reason: "no-such-server" });
  return new Map(lifetimes);
}

/** Zero for a name that tells no time. */
function secondsOf(name: string): Seconds {
  const [, count, unit = ""] = /^(\d{1,6}) *([a-z]+?)s?$/.exec(name) ?? [];
  return Number(count ?? 0) * (UNITS[unit] ?? 0);
}
