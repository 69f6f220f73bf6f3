import type { Origin } from "../domain";
import { Failure } from "../failure";
import { requestPermission } from "../platform/permissions";

/**
 * Does `work` once the browser lets us contact these origins. To be called straight from a click: the browser asks the
 * person only then, and only if it has to.
 *
 * @throws Failure `denied` if the person says no
 */
export async function withPermission(
  origins: readonly Origin[],
  work: () => Promise<void>,
): Promise<void> {
  if (!(await requestPermission(origins))) {
    throw new Failure({ kind: "denied", reason: "no-permission" });
  }
  await work();
}
