/** Password Pusher: the reference server in its kinds. */
import { startPushServer, type PushSwitches } from "../reference/passwordpusher/server";
import { services } from "../support/services";
import { contract, type Kind, type Skip } from "./contract";
import { now } from "./world";

const [passwordpusher] = services.filter(({ id }) => id === "passwordpusher");

const lacks: readonly Skip[] = [
  {
    reason: "it tells nobody without an account what became of a secret",
    tests: [
      "shows that a secret waits, and when it is gone",
      "shows whether the recipient is asked for a passphrase",
      "learns the dialect by itself",
      "tells that a secret was opened",
      "tells that a secret waits, then that it was revealed",
      "burns",
      "burns nothing that was revealed",
      "knows nothing of a receipt nobody has",
    ],
  },
  {
    reason: "it burns without the passphrase",
    tests: ["burns with the right passphrase only"],
  },
  {
    reason: "it takes blanks for nothing, and refuses them",
    tests: ["brings blanks back unchanged"],
  },
];

function reference(name: string, switches: Partial<PushSwitches>, kind: Partial<Kind> = {}): void {
  if (!passwordpusher) throw new Error("passwordpusher is not in each list of lib/services");
  contract(name, passwordpusher, {
    start: () => startPushServer({ switches, now: () => now }),
    anonymous: "welcome",
    account: { lacks: "we use no accounts there" },
    looks: true,
    ...kind,
    skip: [...lacks, ...(kind.skip ?? [])],
  });
}

reference("v2.11.4", {}, { found: { dialect: "v2", guests: true, exclusive: true } });
reference(
  "the commercial edition",
  { edition: "commercial" },
  {
    found: { dialect: "v2-commercial" },
    skip: [
      {
        reason: "its answer to a lifetime that it does not know is not known",
        tests: ["says which lifetime it granted"],
      },
    ],
  },
);
reference(
  "v1.60.0, known by v1 alone",
  { version: "1.60.0", api: "v1" },
  { found: { dialect: "v1", exclusive: false } },
);
reference(
  "v2.11.4 for people with an account",
  { anonymous: false },
  { found: { guests: false }, anonymous: { lacks: "it wants an account for every call" } },
);
