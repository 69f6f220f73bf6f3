/**
 * The requests of senders to Onetime Secret, hosted and self-hosted, in whichever dialect it answers. Written against v0.26.6 and
 * v0.23.6.
 */
import { Failure } from "../../failure";
import type { Sending } from "../../service";
import { burn } from "./burn";
import { create } from "./create";
import { ask, speak } from "./dialects";
import { kind } from "./kind";
import { probe } from "./probe";
import { status } from "./status";
import { verify } from "./verify";

export const sending = {
  ...kind,

  probe: (io, address) => probe(io, kind.server(address)),
  verify: (io, { address }) => verify(io, address),

  async create(io, at, secret) {
    // A server keeps nothing for a path that it does not know, so asking for the next one is no retry.
    const { dialect, answer } = await ask(create, io, at, secret);
    return { ...answer, dialect: dialect.id };
  },

  async status(io, at, handle) {
    const { answer } = await ask(status, io, at, handle);
    return answer;
  },

  /** An answer to the order proves nothing, good or bad: only a fresh receipt counts. */
  async burn(io, at, handle, passphrase) {
    const { dialect, answer } = await ask(status, io, at, handle);
    if (answer.state !== "waiting") return answer;
    const refusal = await speak(burn, dialect, io, at, handle, passphrase);
    const fresh = await speak(status, dialect, io, at, handle).catch(() => undefined);
    // The order went out, and nobody knows its effect.
    if (!fresh) throw new Failure({ kind: "unanswered", reason: "no-answer" });
    if (refusal && fresh.state === "waiting") throw refusal;
    return fresh;
  },
} satisfies Sending;
