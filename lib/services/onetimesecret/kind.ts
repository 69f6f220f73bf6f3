/**
 * The facts about Onetime Secret that are known without asking: its regions, its links, and the limits of a server as shipped.
 */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { DEFAULTS } from "./defaults";
import { format, isReceipt, parse } from "./links";

const ID = "onetimesecret";

/** The five hosted regions; a region knows nothing of another's secrets. */
const REGIONS = ["eu", "us", "uk", "ca", "nz"] as const;

function server(address: Address): Server {
  return { service: ID, address, limits: DEFAULTS };
}

export const kind = {
  id: ID,
  name: "Onetime Secret",
  accounts: true,
  paths: false,
  distinct: true,
  anyLifetime: true,
  receipts: { status: true, burn: true, proof: true },
  servers: [
    server(`https://${REGIONS[0]}.onetimesecret.com`),
    ...REGIONS.slice(1).map((region) => server(`https://${region}.onetimesecret.com`)),
  ],
  server,

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  isReceipt,
} satisfies Kind;
