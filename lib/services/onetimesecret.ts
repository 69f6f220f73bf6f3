/** Onetime Secret, hosted and self-hosted. Written against v0.26.6 and v0.23.6. */
import type { Origin, SecretLink, Server } from "../domain";
import { Failure } from "../failure";
import type { Service } from "../service";
import { DAY, HOUR, MINUTE } from "../time";
import { format, parse, patterns } from "./onetimesecret/links";

const ID = "onetimesecret";

/** The five hosted regions; a region knows nothing of another's secrets. */
const REGIONS = ["eu", "us", "uk", "ca", "nz"] as const;

const todo = (): Promise<never> => Promise.reject(new Failure({ kind: "bug", reason: "bug" }));

function server(origin: Origin): Server {
  return {
    service: ID,
    origin,
    limits: {
      lifetimes: [5 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY],
      maxBytes: 10_000,
      passphrase: { required: false, minLength: 8, maxLength: 128 },
    },
  };
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
  probe: todo,
  create: todo,
  preview: todo,
  reveal: todo,
  status: todo,
  burn: todo,
} satisfies Service;
