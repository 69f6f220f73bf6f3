/** Keeps work that was under way when its data was forgotten from writing the data back. */
import type { Address } from "../../lib/domain";

type Scope = Address | "everything";

const controllers = new Map<Scope, AbortController>();

/** To be called first when everything, or a server, is forgotten. */
export function cancel(scope: Scope): void {
  controllers.get(scope)?.abort();
  controllers.delete(scope);
}

/** To be called when work begins, with a server perhaps. Once the signal is aborted, the result may not be kept. */
export function cancellation(address?: Address): AbortSignal {
  const everything = signalOf("everything");
  return address === undefined ? everything : AbortSignal.any([everything, signalOf(address)]);
}

function signalOf(scope: Scope): AbortSignal {
  const controller = controllers.get(scope) ?? new AbortController();
  controllers.set(scope, controller);
  return controller.signal;
}
