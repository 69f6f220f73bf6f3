/** Measures the extension and the floor in turn, so that both meet the same moods of the machine. */
import type { Milliseconds } from "./times";

/** One result for each of two contenders. */
export interface Pair<T> {
  readonly ours: T;
  readonly floor: T;
}

/** Rounds before those that count, while everything warms up. */
const WARM_UP = 2;

/** Gives the times of `rounds` rounds: A B A B. */
export async function inTurn<T>(
  contenders: Pair<T>,
  rounds: number,
  measure: (contender: T, round: number) => Promise<Milliseconds>,
): Promise<Pair<readonly Milliseconds[]>> {
  const times = { ours: [] as Milliseconds[], floor: [] as Milliseconds[] };
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const taken = {
      ours: await measure(contenders.ours, round),
      floor: await measure(contenders.floor, round),
    };
    if (round < WARM_UP) continue;
    times.ours.push(taken.ours);
    times.floor.push(taken.floor);
  }
  return times;
}
