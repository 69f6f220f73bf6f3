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
    "origin-check": { type: "string" },
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

function version(flag: string | undefined): Switches["version"] {
  if (flag === undefined) return shipped.version;
  if (flag !== "0.26" && flag !== "0.23") throw new Error(`0.26 or 0.23, not ${flag}`);
  return flag;
}

function fault(): Fault | undefined {
  if (values.fault === undefined) return undefined;
  const kind = faultKinds.find((known) => known === values.fault);
  if (kind === undefined) throw new Error(`one of ${faultKinds.join(", ")}, not ${values.fault}`);
  const { "fault-on": on, "fault-times": times } = values;
  return {
    kind,
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
    version: version(values.version),
    guestRoutes: onOff(values["guest-routes"], shipped.guestRoutes),
    accounts: onOff(values.accounts, shipped.accounts),
    guestPaths: onOff(values["guest-paths"], shipped.guestPaths),
    v2: onOff(values.v2, shipped.v2),
    passphraseRequired: onOff(values["passphrase-required"], shipped.passphraseRequired),
    originCheck: onOff(values["origin-check"], shipped.originCheck),
    latency: Number(values.latency ?? shipped.latency),
    fault: fault(),
  },
  ...account(values.account),
});

console.log(server.origin);
