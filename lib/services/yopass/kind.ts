/** The facts about Yopass that are known without asking: its public server, its links, and the limits of a server as shipped. */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { capacity } from "./capacity";
import { DEFAULTS } from "./defaults";
import { format, parse } from "./links";

const ID = "yopass";

/**
 * The page of the public server lies at another host than its interface: both are the defaults of Yopass's command line, and the
 * page may ask no other (`netlify.toml`, 14.9.0).
 */
const PUBLIC = { address: "https://yopass.se", api: "https://api.yopass.se" } as const;

function server(address: Address): Server {
  const api = address === PUBLIC.address ? { api: PUBLIC.api } : {};
  return { service: ID, address, ...api, limits: DEFAULTS };
}

export const kind = {
  id: ID,
  name: "Yopass",
  accounts: false,
  servers: [server(PUBLIC.address)],
  server,

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  /** Its page lists receipts, and none has an address of its own. */
  isReceipt: () => false,

  /**
   * Yopass has one password for each secret: a passphrase would not guard the key but replace it, and whoever keeps the sealed text
   * could try passphrases at leisure. The key in the link cannot be guessed, so we make no links without it.
   */
  seals: { passphrases: false, capacity },
  paths: false,
  distinct: true,
  anyLifetime: false,
  receipts: { status: true, burn: true, proof: false },
} satisfies Kind;
