/** The facts about Password Pusher that are known without asking: its public servers, its links, and the limits as shipped. */
import type { Address, SecretLink, Server } from "../../domain";
import type { Kind } from "../../service";
import { DEFAULTS } from "./defaults";
import { format, isReceipt, parse } from "./links";

const ID = "passwordpusher";

function server(address: Address): Server {
  return { service: ID, address, limits: DEFAULTS };
}

export const kind = {
  id: ID,
  name: "Password Pusher",
  accounts: false,
  // None knows the secrets of another. The last one runs the open-source edition.
  servers: [
    server("https://pwpush.com"),
    server("https://eu.pwpush.com"),
    server("https://us.pwpush.com"),
    server("https://oss.pwpush.com"),
  ],
  server,
  paths: false,
  // Many sites have pages like `/p/some-article`.
  distinct: false,
  anyLifetime: false,
  passphraseInAddress: true,
  /**
   * A look at a secret that has no passphrase consumes it, and for any other counts as a wrong try in its log: nobody can ask for
   * the fate of a secret but the owner of an account.
   */
  receipts: { status: false, burn: true, proof: false },

  parse(url: URL): SecretLink | undefined {
    const link = parse(url);
    return link && { service: ID, ...link };
  },
  format,
  isReceipt,
} satisfies Kind;
