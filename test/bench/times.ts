/** Times, and the numbers that stand for many of them. */
export type Milliseconds = number;

/** The middle one; the lower of the two in an even number. */
export function median(times: readonly Milliseconds[]): Milliseconds {
  return quantile(times, 0.5);
}

/** The smallest time that this part of all does not exceed. */
export function quantile(times: readonly Milliseconds[], part: number): Milliseconds {
  const sorted = times.toSorted((a, b) => a - b);
  const found = sorted[Math.ceil(sorted.length * part) - 1];
  if (found === undefined) throw new Error("Nothing was measured");
  return found;
}
