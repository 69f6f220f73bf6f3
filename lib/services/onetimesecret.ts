/** Onetime Secret, hosted and self-hosted. Written against v0.26.6 and v0.23.6. */
import type { Origin, SecretLink, Server } from "../domain";
import type { Service } from "../service";
import { DEFAULTS } from "./onetimesecret/defaults";
import { format, parse, patterns } from "./onetimesecret/links";

const ID = "onetimesecret";

/** The five hosted regions; a region knows nothing of another's secrets. */
const REGIONS = ["eu", "us", "uk", "ca", "nz"] as const;

function server(origin: Origin): Server {
  return { service: ID, origin, limits: DEFAULTS };
}

export const onetimesecret = {
  id: ID,
  name: "Onetime Secret",
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
  patterns,

  probe: async (io, origin) => (await api()).probe(io, server(origin)),
  verify: async (io, { origin }) => (await api()).verify(io, origin),
  create: async (io, at, secret) => (await api()).create(io, at, secret),
  preview: async (io, at, link) => (await api()).preview(io, at, link),
  reveal: async (io, at, link, passphrase) => (await api()).reveal(io, at, link, passphrase),
  status: async (io, at, handle) => (await api()).status(io, at, handle),
  burn: async (io, at, handle, passphrase) => (await api()).burn(io, at, handle, passphrase),
} satisfies Service;

/** Loaded with the first call: the popup makes none, and the reveal tab paints before. */
async function api() {
  return (await import("./onetimesecret/api")).api;
}
