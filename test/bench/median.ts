export type Milliseconds = number;

/** The middle one; of an even number, the upper of the two. */
export function median(times: readonly Milliseconds[]): Milliseconds {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("Nothing was measured");
  return middle;
}
