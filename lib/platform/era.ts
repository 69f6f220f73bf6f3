/** What was under way when everything was forgotten must not write it back. */
let era = 0;

/** To be called first when everything is forgotten. */
export function beginEra(): void {
  era += 1;
}

/** To be called when something begins; tells later whether its end may still be kept. */
export function sameEra(): () => boolean {
  const began = era;
  return () => began === era;
}
