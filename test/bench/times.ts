/** Times, and the numbers that stand for many of them. */
export type Milliseconds = number;

/** The middle one; the upper of the two in an even number. */
export function median(times: readonly Milliseconds[]): Milliseconds {
  return quantile(times, 0.5);
}

/** The time that this part of all does not exceed. */
export function quantile(times: readonly Milliseconds[], part: number): Milliseconds {
  const sorted = times.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (found === undefined) throw new Error("Nothing was measured");
  return found;
}
