/** Onetime Secret, hosted and self-hosted: what it is asked and told, in whichever dialect it answers. Written against v0.26.6 and v0.23.6. */
import { Failure } from "../failure";
import type { Service } from "../service";
import { ask, knownDialect } from "./onetimesecret/dialects";
import { kind } from "./onetimesecret/kind";
import { probe } from "./onetimesecret/probe";
import { verify } from "./onetimesecret/verify";

export const onetimesecret = {
  ...kind,

  probe: (io, origin) => probe(io, kind.server(origin)),
  verify: (io, { origin }) => verify(io, origin),

  async create(io, at, secret) {
    // A path the server does not know keeps nothing, so asking for the next one is no retry.
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.create(io, at.origin, secret));
    return { ...answer, dialect: dialect.id };
  },

  async preview(io, at, { origin, id }) {
    const { dialect, answer } = await ask(io, at, (spoken) => spoken.preview(io, origin, id));
    return answer.state === "gone" ? answer : { ...answer, dialect: dialect.id };
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
