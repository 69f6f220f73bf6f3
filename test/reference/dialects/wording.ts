/** The server's wording, on every API. */
import type { Seconds } from "../../../lib/domain";
import { DAY, HOUR, MINUTE } from "../../../lib/time";

export function short(identifier: string, length = 8): string {
  return identifier.slice(0, length);
}

/** Line feeds in `text`; a lone CR is none (recorded). */
export function lines(text: string): number {
  return text.split("\n").length - 1;
}

export function naturalDuration(seconds: Seconds): string {
  if (seconds <= MINUTE) return `${seconds} seconds`;
  if (seconds <= HOUR) return `${Math.floor(seconds / MINUTE)} minutes`;
  if (seconds <= DAY) return `${Math.floor(seconds / HOUR)} hours`;
  return `${Math.floor(seconds / DAY)} days`;
}
