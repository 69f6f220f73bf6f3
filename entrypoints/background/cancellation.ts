/** Keeps work that was under way when its data was forgotten from writing the data back. */
import type { Origin } from "../../lib/domain";

/** The number of times that everything, or one server, was forgotten. */
const eras = new Map<Origin | "everything", number>();

/** To be called first when everything, or a server, is forgotten. */
export function beginEra(of: Origin | "everything"): void {
  eras.set(of, (eras.get(of) ?? 0) + 1);
}

/** To be called when work begins, with a server perhaps; tells later if its result may still be kept. */
export function sameEra(origin?: Origin): () => boolean {
  const now = () => [eras.get("everything"), origin && eras.get(origin)].join(" ");
  const began = now();
  return () => now() === began;
}
