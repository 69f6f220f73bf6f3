/** A kind that seals by itself, below a path, with two lifetimes and no passphrases: all that Onetime Secret has not. */
import type { Address } from "../../lib/domain";
import type { Kind } from "../../lib/service";
import { kind as onetimesecret } from "../../lib/services/onetimesecret/kind";
import { DAY, HOUR } from "../../lib/time";

const server = (address: Address) => ({
  service: "sealing",
  address,
  limits: {
    ...onetimesecret.server(address).limits,
    lifetimes: [HOUR, DAY] as const,
    usualLifetime: DAY,
  },
});

export const sealingKind: Kind = {
  ...onetimesecret,
  id: "sealing",
  name: "Sealing",
  seals: { passphrases: false, capacity: (maxBytes) => maxBytes - 10 },
  paths: true,
  anyLifetime: false,
  receipts: { status: false, burn: true, proof: false },
  servers: [{ ...server("https://sealing.example"), api: "https://api.sealing.example" }],
  server,
  parse: () => undefined,
};
