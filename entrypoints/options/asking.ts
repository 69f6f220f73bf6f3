import type { Origin, Server } from "../../lib/domain";
import { Failure } from "../../lib/failure";
import { requestPermission } from "../../lib/platform/permissions";
import { services } from "../../lib/platform/services";

/**
 * Does `work` once the browser lets us contact this origin. To be called straight from a click: the browser asks the
 * person only then, and only if it has to.
 *
 * @throws Failure `denied` if the person says no
 */
export async function withPermission(origin: Origin, work: () => Promise<void>): Promise<void> {
  if (!(await requestPermission(origin))) {
    throw new Failure({ kind: "denied", reason: "no-permission" });
  }
  await work();
}

/** Whether this is one of the servers that everybody has. */
export function isPublic({ origin }: Server): boolean {
  return services.some(({ servers }) => servers.some((server) => server.origin === origin));
}
