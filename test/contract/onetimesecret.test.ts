/** Onetime Secret: the reference server in its three kinds, and a real one if `CONTRACT_ONETIMESECRET` names its origin. */
import { onetimesecret } from "../../lib/services/onetimesecret";
import { startReferenceServer, type Switches } from "../reference/server";
import { contract, type Skip } from "./contract";

const reference = (switches: Partial<Switches>) => () => startReferenceServer({ switches });

const v023: readonly Skip[] = [
  {
    reason: "v0.23 has no limit below 100,000 characters, where it cuts",
    tests: ["refuses what is too large"],
  },
  {
    reason: "nothing says that v0.23 claims a secret before it answers",
    tests: ["lets one of four win"],
  },
];

contract("v0.26", onetimesecret, reference({ version: "0.26" }));
contract("v0.26 without guest paths", onetimesecret, reference({ guestPaths: false }));
contract("v0.23", onetimesecret, reference({ version: "0.23" }), v023);

const address = process.env["CONTRACT_ONETIMESECRET"];
if (address !== undefined) {
  // An origin is what a link can have: https, or http on loopback.
  const link = onetimesecret.parse(new URL(`/secret/${"0".repeat(62)}`, address));
  if (!link) throw new Error("CONTRACT_ONETIMESECRET must be https, or http on loopback");
  const running = { origin: link.origin, close: () => Promise.resolve() };
  contract(`the server at ${link.origin}`, onetimesecret, () => Promise.resolve(running));
}
