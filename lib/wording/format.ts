/** Numbers, durations and dates as people read them. Pure: the locale is that of the catalogue in use. */
import type { Instant, Seconds } from "../domain";
import { DAY, HOUR, MINUTE } from "../time";

const units = [
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const;

type Unit = (typeof units)[number][0] | "second" | "byte";

/** "7 days": in the largest unit that tells it within a twentieth. */
export function duration(seconds: Seconds, locale: string): string {
  const [unit, size] = unitFor(seconds);
  return quantity(Math.round(seconds / size), unit, locale);
}

/** "in 6 days", "2 hours ago", "this minute": to the nearest whole unit. */
export function relative(at: Instant, now: Instant, locale: string): string {
  const seconds = (at - now) / 1000;
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? [
    "minute",
    MINUTE,
  ];
  const count = Math.round(seconds / size);
  const numeric = count === 0 ? "auto" : "always";
  return new Intl.RelativeTimeFormat(locale, { numeric }).format(count, unit);
}

/** Date and time to the minute, in the time zone of this machine. */
export function exact(at: Instant, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** "1,234 bytes". */
export function bytes(count: number, locale: string): string {
  return quantity(count, "byte", locale);
}

/** "1,234". */
export function numeral(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

function unitFor(seconds: Seconds): readonly [Unit, Seconds] {
  const fits = ([, size]: (typeof units)[number]) => {
    const rounded = Math.round(seconds / size) * size;
    return Math.abs(rounded - seconds) <= seconds / 20;
  };
  return units.find(fits) ?? ["second", 1];
}

function quantity(count: number, unit: Unit, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
