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
  send: (request, options) => send(request, options),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  now: clock.now,
};

/** Work beside a request. */
export interface Beside {
  /** No request goes out before this is done, and none if it fails. */
  readonly before: Promise<unknown>;
  /** Called once a request has gone out. */
  underWay?(): void;
}

/** The same outside world, with work beside its requests. */
export function beside(outside: Io, work: Beside): Io {
  return { ...outside, send: (request, options) => send(request, options, work) };
}

async function send(
  request: Request,
  { timeout, safe }: Parameters<Io["send"]>[1],
  work?: Beside,
): Promise<Response> {
  await Promise.all([work?.before, check(request.url)]);
  if (import.meta.env.BROWSER === "firefox") await hideInstallation();
  try {
    const signal = timeout === undefined ? {} : { signal: AbortSignal.timeout(timeout) };
    const answer = fetch(request, signal);
    work?.underWay?.();
    return await answer;
  } catch {
    // The cause is dropped: it says no more than the failure, and may name the address.
    throw new Failure({ kind: safe ? "unreachable" : "unanswered", reason: "no-answer" });
  }
}

/** @throws Failure if no request may go there */
async function check(url: string): Promise<void> {
  const origin = parseOrigin(new URL(url).origin);
  if (!origin) throw new Failure({ kind: "denied", reason: "no-permission" });
  const [rules, permitted] = await unsent(Promise.all([policy.read(), isPermitted(origin)]));
  if (rules.servers && !isAt(url, await unsent(allowedServers()))) {
    throw new Failure({ kind: "unsupported", reason: "policy-server" });
  }
  if (!permitted) throw new Failure({ kind: "denied", reason: "no-permission" });
}

async function allowedServers(): Promise<readonly Server[]> {
  return knownServers(await effectiveSettings.read(), kinds);
}
