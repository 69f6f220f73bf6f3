/** A row of the table: a thing that people wait for, as the extension and the floor do it. */
import type { Pair } from "./inTurn";
import { median, quantile, type Milliseconds } from "./times";

export type Row =
  | { readonly name: string; readonly times: Pair<readonly Milliseconds[]> }
  /** Nothing gives us these times, for this reason. */
  | { readonly name: string; readonly unmeasured: string };

interface Summary {
  readonly median: Milliseconds;
  /** The time that 95 % do not exceed. */
  readonly p95: Milliseconds;
}

const WIDTH = 50;
const NUMBER = 9;

export const HEADING = [
  "".padEnd(WIDTH),
  ...["median", "p95", "floor", "p95", "ratio"].map((word) => word.padStart(NUMBER)),
].join("");

/** The row as people read it: both in milliseconds, and the ratio of the medians. */
export function lineOf(row: Row): string {
  const name = row.name.padEnd(WIDTH);
  if ("unmeasured" in row) return `${name}  not measured: ${row.unmeasured}`;
  const { ours, floor } = summariesOf(row.times);
  const numbers = [ours.median, ours.p95, floor.median, floor.p95].map((one) => one.toFixed(1));
  return [name, ...[...numbers, ratio(ours, floor).toFixed(2)].map(aligned)].join("");
}

/** The row as programs read it, with every time. */
export function recordOf(row: Row): object {
  if ("unmeasured" in row) return row;
  const { name, times } = row;
  const { ours, floor } = summariesOf(times);
  return {
    name,
    ours: { ...ours, times: times.ours },
    floor: { ...floor, times: times.floor },
    ratio: ratio(ours, floor),
  };
}

function summariesOf({ ours, floor }: Pair<readonly Milliseconds[]>): Pair<Summary> {
  return { ours: summaryOf(ours), floor: summaryOf(floor) };
}

function summaryOf(times: readonly Milliseconds[]): Summary {
  return { median: median(times), p95: quantile(times, 0.95) };
}

function ratio(ours: Summary, floor: Summary): number {
  return ours.median / floor.median;
}

function aligned(number: string): string {
  return number.padStart(NUMBER);
}
