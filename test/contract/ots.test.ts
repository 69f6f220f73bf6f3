/** Luzifer/ots: the reference server in its kinds. */
import { DAY } from "../../lib/time";
import { startOtsServer, type OtsSwitches } from "../reference/ots/server";
import { services } from "../support/services";
import { contract, type Kind, type Skip } from "./contract";
import { now } from "./world";

const [ots] = services.filter(({ id }) => id === "ots");

const lacks: readonly Skip[] = [
  {
    reason: "its interface is the same in all releases",
    tests: ["is found by its address", "learns the dialect by itself"],
  },
  {
    reason: "the first call that names a secret is the last",
    tests: [
      "shows that a secret waits, and when it is gone",
      "shows whether the recipient is asked for a passphrase",
      "tells that a secret was opened",
      "tells that a secret waits, then that it was revealed",
      "burns",
      "burns nothing that was revealed",
      "knows nothing of a receipt nobody has",
    ],
  },
  {
    reason: "it knows no passphrases",
    tests: ["asks for the passphrase until it is right", "burns with the right passphrase only"],
  },
  {
    reason: "it keeps more than we offer, since we read no answer that is longer",
    tests: ["refuses what is too large", "gives no link to a text that was cut"],
  },
];

function reference(name: string, switches: Partial<OtsSwitches>, kind: Partial<Kind> = {}): void {
  if (!ots) throw new Error("ots is not in each list of lib/services");
  contract(name, ots, {
    async start() {
      const server = await startOtsServer({ switches, now: () => now });
      return { origin: server.address, close: () => server.close() };
    },
    anonymous: "welcome",
    account: { lacks: "it knows no accounts" },
    looks: true,
    ...kind,
    skip: [...lacks, ...(kind.skip ?? [])],
  });
}

const anyLifetime: Skip = {
  reason: "it has no maximum, and grants ten years to anybody",
  tests: ["says which lifetime it granted"],
};

reference("ots as shipped", {}, { found: { guests: true, exclusive: true }, skip: [anyLifetime] });
reference(
  "ots below a path, with a maximum",
  { path: "/tools/ots", secretExpiry: 7 * DAY },
  {
    found: { limits: { usualLifetime: 7 * DAY } },
    skip: [{ reason: "ots as shipped does", tests: ["brings texts back unchanged"] }],
  },
);
reference(
  "ots behind a proxy that lets some create",
  { creating: "refused" },
  { found: { guests: false }, anonymous: { lacks: "only some may create" } },
);
