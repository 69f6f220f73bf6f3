/** Makes the server fail on purpose. */
import { internalError, labelledJson, plain, type Answer } from "./answer";
import { LIMITED } from "./dialects/old";
import { refused } from "./dialects/v1";
import { tooMany } from "./dialects/v2-operations";
import { page } from "./pages";
import type { Fault, FaultKind, Switches } from "./switches";

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

/** A request, as far as it matters to the answer in its place. */
interface Struck {
  readonly path: string;
  readonly requestId: string;
  readonly version: Switches["version"];
}

type Substitute = (struck: Struck) => Answer;

const substitutes: Readonly<Partial<Record<FaultKind, Substitute>>> = {
  "500": () => internalError,
  limited,
  html: () => page("/", "0.26"),
  plain: () => plain(502, "Bad Gateway"),
  redirect: () => ({ ...plain(302, ""), headers: { location: "/elsewhere" } }),
};

/** The answer given in place of the operation, for the kinds that keep it from happening. */
export function substitute(kind: FaultKind | undefined, struck: Struck): Answer | undefined {
  return kind && substitutes[kind]?.(struck);
}

/**
 * On v1 as recorded, up to 0.23 in the words recorded for wrong passphrases, which one limiter counted with all else. On v2
 * in the shape of a lock-out, with the hour that later versions set.
 */
function limited({ path, requestId, version }: Struck): Answer {
  const v1 = path.startsWith("/api/v1/");
  if (version !== "0.26") return labelledJson(v1 ? 404 : 429, { message: LIMITED });
  const message = "Rate limit exceeded. Please try again later.";
  return v1 ? refused(message, 400) : tooMany(message, 3600, requestId);
}
