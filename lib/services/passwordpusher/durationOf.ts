/** The number by which the commercial edition counts so many days (`endpoints.py` of pwpush-cli at ea820abb); 0 is its shortest. */
export function durationOf(days: number): number | undefined {
  return DURATIONS.get(days);
}

const DURATIONS: ReadonlyMap<number, number> = new Map([
  [1, 6],
  [2, 7],
  [3, 8],
  [4, 9],
  [5, 10],
  [6, 11],
  [7, 12],
  [14, 13],
  [21, 14],
  [30, 15],
  [60, 16],
  [90, 17],
]);
