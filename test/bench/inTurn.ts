/** Measures the extension and the floor in turn, so that both meet the same moods of the machine. */

/** One result for each of two contenders. */
export interface Pair<T> {
  readonly ours: T;
  readonly floor: T;
}

/** Rounds before those that count, while everything warms up. */
const WARM_UP = 2;

/** Gives the results of `rounds` rounds: A B A B. */
export async function inTurn<C, T>(
  contenders: Pair<C>,
  rounds: number,
  measure: (contender: C) => Promise<T>,
): Promise<Pair<readonly T[]>> {
  const results: Pair<T[]> = { ours: [], floor: [] };
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const ours = await measure(contenders.ours);
    const floor = await measure(contenders.floor);
    if (round < WARM_UP) continue;
    results.ours.push(ours);
    results.floor.push(floor);
  }
  return results;
}
