export type Milliseconds = number;

/** The middle one; the upper of the two in an even number. */
export function median(times: readonly Milliseconds[]): Milliseconds {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("Nothing was measured");
  return middle;
}
