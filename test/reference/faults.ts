/** What goes wrong on purpose. */
import { internalError, plain, type Answer } from "./answer";
import { refused } from "./dialects/v1";
import { tooMany } from "./dialects/v2-operations";
import { page } from "./pages";
import type { Fault, FaultKind } from "./switches";

/** Decides, request by request, whether the fault strikes. */
export class Faults {
  readonly #fault: Fault | undefined;
  #left: number;

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
    this.#left = fault?.times ?? Number.POSITIVE_INFINITY;
  }

  /** `asked` is "METHOD path". */
  strike(asked: string): FaultKind | undefined {
    if (this.#fault === undefined || this.#left === 0) return undefined;
    if (this.#fault.on !== undefined && !this.#fault.on.test(asked)) return undefined;
    this.#left -= 1;
    return this.#fault.kind;
  }
}

type Substitute = (path: string, requestId: string) => Answer;

const substitutes: Readonly<Partial<Record<FaultKind, Substitute>>> = {
  "500": () => internalError,
  limited,
  html: () => page("/", "0.26"),
  plain: () => plain(502, "Bad Gateway"),
  redirect: () => ({ ...plain(302, ""), headers: { location: "/elsewhere" } }),
};

/** The answer given in place of the operation, for the kinds that keep it from happening. */
export function substitute(
  kind: FaultKind | undefined,
  path: string,
  requestId: string,
): Answer | undefined {
  return kind && substitutes[kind]?.(path, requestId);
}

/** On v1 as recorded; on v2 in the shape of a lock-out, with the hour that later versions set. */
function limited(path: string, requestId: string): Answer {
  const message = "Rate limit exceeded. Please try again later.";
  return path.startsWith("/api/v1/") ? refused(message, 400) : tooMany(message, 3600, requestId);
}
