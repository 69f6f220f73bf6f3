/** The facts about Luzifer/ots that are known without asking: its public server, its links, and the limits of a server as shipped. */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { capacity } from "./capacity";
import { DEFAULTS } from "./defaults";
import { format, parse } from "./links";

const ID = "ots";

function server(address: Address): Server {
  return { service: ID, address, limits: DEFAULTS };
}

export const kind = {
  id: ID,
  name: "Luzifer/ots",
  accounts: false,
  servers: [server("https://ots.fyi")],
  server,
  seals: { passphrases: false, capacity },
  paths: true,
  distinct: true,
  anyLifetime: true,
  receipts: { status: false, burn: true, proof: false },

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  // No page shows the fate of a secret.
  isReceipt: () => false,
} satisfies Kind;
