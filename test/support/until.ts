/** Milliseconds. Far more than anything here takes: it ends a test that waits for an event that never comes. */
export const PATIENCE = 60_000;
const PAUSE = 50;

/** Asks again until there is an answer, and gives it; throws naming `what` if there never is one. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patience = PATIENCE,
): Promise<T> {
  for (const given = AbortSignal.timeout(patience); !given.aborted;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`Waited in vain until ${what}`);
}
