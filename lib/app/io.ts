/** The outside world as the services see it. */
import { clock } from "../clock";
import { Failure } from "../failure";
import { parseOrigin } from "../links/parseOrigin";
import { isAt } from "../settings/policy";
import type { Server } from "../domain";
import { knownServers } from "../settings/settings";
import { kinds } from "./kinds";
import type { Io } from "../service";
import { hideInstallation } from "../platform/hideInstallation";
import { effectiveSettings, policy } from "./items";
import { isPermitted } from "../platform/permissions";
import { unsent } from "../platform/within";

/** The one way out: no request goes to a server that the organisation or the person does not allow. */
export const io: Io = {
  async send(request, { timeout, safe }) {
    const origin = parseOrigin(new URL(request.url).origin);
    if (!origin) throw new Failure({ kind: "denied", reason: "no-permission" });
    const [rules, permitted] = await unsent(Promise.all([policy.read(), isPermitted(origin)]));
    if (rules.servers && !isAt(request.url, await unsent(allowedServers()))) {
      throw new Failure({ kind: "unsupported", reason: "policy-server" });
    }
    if (!permitted) {
      throw new Failure({ kind: "denied", reason: "no-permission" });
    }
    if (import.meta.env.BROWSER === "firefox") await hideInstallation();
    try {
      return await fetch(
        request,
        timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) },
      );
    } catch {
      // The cause is dropped: it says no more than the failure, and may name the address.
      throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" });
    }
  },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: clock.now,
};

async function allowedServers(): Promise<readonly Server[]> {
  return knownServers(await effectiveSettings.read(), kinds);
}
