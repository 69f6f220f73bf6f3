/** Onetime Secret, hosted and self-hosted. Written against v0.26.6 and v0.23.6. */
import type { Origin, SecretLink, Server } from "../domain";
import { Failure } from "../failure";
import type { Service } from "../service";
import { DAY, HOUR, MINUTE } from "../time";
import { ask, knownDialect } from "./onetimesecret/dialects";
import { format, parse, patterns } from "./onetimesecret/links";
import { servesV2 } from "./onetimesecret/v2";

const ID = "onetimesecret";

/** The five hosted regions; a region knows nothing of another's secrets. */
const REGIONS = ["eu", "us", "uk", "ca", "nz"] as const;

/** Well-formed, and nobody's: looking for it tells which paths the server knows. */
const NOBODY = "0".repeat(62);

/** Limits as shipped, or narrower where releases differ: any server keeps what fits them. */
function server(origin: Origin): Server {
  return {
    service: ID,
    origin,
    limits: {
      lifetimes: [5 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY, 7 * DAY],
      usualLifetime: 7 * DAY,
      maxBytes: 10_000,
      // v0.26 takes four characters, v0.23 eight.
      passphrase: { required: false, minLength: 8, maxLength: 128, complex: false },
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

  async probe(io, origin) {
    if (!(await servesV2(io, origin))) {
      throw new Failure({ kind: "protocol", reason: "no-such-server" });
    }
    const blank = server(origin);
    const { dialect } = await ask(io, blank, (spoken) => spoken.preview(io, origin, NOBODY));
    return { ...blank, dialect: dialect.id };
  },

  async create(io, at, secret) {
    // A path the server does not know keeps nothing, so asking for the next one is no retry.
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.create(io, at.origin, secret));
    return { ...answer, dialect: dialect.id };
  },

  async preview(io, at, { origin, id }) {
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.preview(io, origin, id));
    return answer.state === "waiting" ? { ...answer, dialect: dialect.id } : answer;
  },

  async reveal(io, at, { origin, id }, passphrase) {
    const known = knownDialect(io, at);
    if (known) return known.reveal(io, origin, id, passphrase);
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.preview(io, origin, id));
    if (answer.state === "gone") return answer;
    // Every try without the passphrase counts towards the lock-out.
    const asks = answer.state === "waiting" && answer.passphrase && passphrase === undefined;
    return asks ? { state: "passphrase" } : dialect.reveal(io, origin, id, passphrase);
  },

  async status(io, at, handle) {
    const { answer } = await ask(io, at, (spoken) => spoken.status(io, at.origin, handle));
    return answer;
  },

  /** An answer to the order proves nothing, good or bad: only what a fresh receipt says counts. */
  async burn(io, at, handle, passphrase) {
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.status(io, at.origin, handle));
    if (answer.state !== "waiting") return answer;
    const refusal = await dialect.burn(io, at.origin, handle, passphrase);
    const fresh = await dialect.status(io, at.origin, handle).catch(() => undefined);
    // The order went out, and nobody says what came of it.
    if (!fresh) throw new Failure({ kind: "unanswered", reason: "no-answer" });
    if (refusal && fresh.state === "waiting") throw refusal;
    return fresh;
  },
} satisfies Service;
