/** Reads the fate of a secret from storage. */
import type { Looks, Status } from "../domain";
import { isAmount, isInstant, members } from "../members";

/** The status in `value`, which may be anything; nothing if it is none. */
export function parseStatus(value: unknown): Status | undefined {
  const fate = parseFate(value);
  return fate && { ...fate, ...parseLooks(members(value)["looks"]) };
}

function parseFate(value: unknown): Status | undefined {
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

function parseLooks(value: unknown): { readonly looks?: Looks } {
  const { count, first, last } = members(value);
  if (!isAmount(count) || !Number.isSafeInteger(count) || count < 1) return {};
  return {
    looks: {
      count,
      ...(isInstant(first) ? { first } : {}),
      ...(isInstant(last) ? { last } : {}),
    },
  };
}
