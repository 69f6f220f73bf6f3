/** Reads the fate of a secret from storage. */
import type { Status } from "../domain";
import { isInstant, members } from "../members";

/** The status in `value`, which may be anything; nothing if it is none. */
export function parseStatus(value: unknown): Status | undefined {
  const { state, opened, untold, at } = members(value);
  switch (state) {
    case "waiting":
      return { state, opened: opened === true, ...(untold === true ? { untold } : {}) };
    case "revealed":
    case "burned":
      return { state, ...(isInstant(at) ? { at } : {}) };
    case "expired":
    case "gone":
      return { state };
    default:
      return undefined;
  }
}
