/** The facts about crypt.fyi that are known without asking: its server, its links, and the limits of a server as shipped. */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { capacity } from "./capacity";
import { DEFAULTS } from "./defaults";
import { format, parse } from "./links";

const ID = "cryptfyi";

const HOSTED = { address: "https://crypt.fyi", api: "https://api.crypt.fyi" } as const;

/** A script in the database hands a secret over and deletes it in one step since November 2024. */
function server(address: Address): Server {
  const { api } = HOSTED;
  return {
    service: ID,
    address,
    ...(address === HOSTED.address ? { api } : {}),
    guests: true,
    exclusive: true,
    limits: DEFAULTS,
  };
}

export const kind = {
  id: ID,
  name: "crypt.fyi",
  accounts: false,
  servers: [server(HOSTED.address)],
  server,

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  // A sender gets a token for deletion, and no page.
  isReceipt: () => false,

  seals: { passphrases: true, capacity },
  paths: false,
  distinct: true,
  anyLifetime: true,
  receipts: { status: true, burn: true, proof: false },
} satisfies Kind;
