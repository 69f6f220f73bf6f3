/** The facts about PrivateBin that are known without asking. Written against 2.0.5. */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { capacity } from "./capacity";
import { DEFAULTS } from "./defaults";
import { format, isReceipt, parse } from "./links";

const ID = "privatebin";

/** Several who ask at the same moment may all get a paste: up to 8 of 16 did (recorded with 2.0.5). */
function server(address: Address): Server {
  return { service: ID, address, exclusive: false, limits: DEFAULTS };
}

export const kind = {
  id: ID,
  name: "PrivateBin",
  accounts: false,
  servers: [server("https://privatebin.net")],
  server,
  seals: { passphrases: true, capacity },
  paths: true,
  distinct: true,
  anyLifetime: false,
  // The delete token destroys a paste unread, and cannot read it. Nobody can ask for the fate of a paste.
  receipts: { status: false, burn: true, proof: false },

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  isReceipt,
} satisfies Kind;
