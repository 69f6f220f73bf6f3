/**
 * Starts the reference server by hand:
 * `node --import jiti/register test/reference/main.ts --port=7143 --guest-routes=off --fault=cut --fault-on='POST .*reveal'`
 */
import { parseArgs } from "node:util";
import { startReferenceServer, type Fault, type Switches } from "./server";
import { faultKinds, shipped } from "./switches";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "7143" },
    version: { type: "string" },
    "guest-routes": { type: "string" },
    accounts: { type: "string" },
    "guest-paths": { type: "string" },
    v2: { type: "string" },
    "passphrase-required": { type: "string" },
    /** JSON, as `Limits` has it: `{"maxBytes":100}`. */
    limits: { type: "string" },
    plan: { type: "string" },
    "wrong-credentials": { type: "string" },
    "origin-check": { type: "string" },
    "service-worker": { type: "string" },
    latency: { type: "string" },
    fault: { type: "string" },
    "fault-on": { type: "string" },
    "fault-times": { type: "string" },
    /** `user:token`. */
    account: { type: "string" },
  },
});

function onOff(flag: string | undefined, otherwise: boolean): boolean {
  if (flag === undefined) return otherwise;
  if (flag !== "on" && flag !== "off") throw new Error(`on or off, not ${flag}`);
  return flag === "on";
}

function oneOf<T extends string>(known: readonly T[], flag: string | undefined, otherwise: T): T {
  if (flag === undefined) return otherwise;
  const found = known.find((value) => value === flag);
  if (found === undefined) throw new Error(`one of ${known.join(", ")}, not ${flag}`);
  return found;
}

function limits(flag = "{}"): Switches["limits"] {
  // Written by whoever starts the server, and used by nobody else.
  const given: Switches["limits"] = JSON.parse(flag);
  return given;
}

function fault(): Fault | undefined {
  if (values.fault === undefined) return undefined;
  const { "fault-on": on, "fault-times": times } = values;
  return {
    kind: oneOf(faultKinds, values.fault, "refuse"),
    ...(on === undefined ? {} : { on: new RegExp(on) }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}

function account(flag: string | undefined) {
  const [, user, token] = /^([^:]+):(.+)$/.exec(flag ?? "") ?? [];
  return user === undefined || token === undefined ? {} : { account: { user, token } };
}

const server = await startReferenceServer({
  port: Number(values.port),
  switches: {
    version: oneOf(["0.26", "0.23", "0.17"], values.version, shipped.version),
    guestRoutes: onOff(values["guest-routes"], shipped.guestRoutes),
    accounts: onOff(values.accounts, shipped.accounts),
    guestPaths: onOff(values["guest-paths"], shipped.guestPaths),
    v2: onOff(values.v2, shipped.v2),
    passphraseRequired: onOff(values["passphrase-required"], shipped.passphraseRequired),
    limits: limits(values.limits),
    plan: oneOf(["unlimited", "free", "no-api"], values.plan, shipped.plan),
    wrongCredentials: oneOf(
      ["refused", "anonymous", "anonymous-everywhere"],
      values["wrong-credentials"],
      shipped.wrongCredentials,
    ),
    originCheck: onOff(values["origin-check"], shipped.originCheck),
    serviceWorker: onOff(values["service-worker"], shipped.serviceWorker),
    latency: Number(values.latency ?? shipped.latency),
    fault: fault(),
  },
  ...account(values.account),
});

console.log(server.origin);
