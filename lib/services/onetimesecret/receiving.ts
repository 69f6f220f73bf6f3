/** The requests of recipients to Onetime Secret, in whichever dialect it answers. */
import type { Receiving } from "../../service";
import { ask, knownDialect, speak } from "./dialects";
import { kind } from "./kind";
import { preview } from "./preview";
import { reveal } from "./reveal";

export const receiving = {
  ...kind,

  async preview(io, at, { id }) {
    const { dialect, answer } = await ask(preview, io, at, id);
    return answer.state === "gone" ? answer : { ...answer, dialect: dialect.id };
  },

  async reveal(io, at, { id }, passphrase) {
    const known = knownDialect(io, at);
    if (known) return speak(reveal, known, io, at, id, passphrase);
    const { dialect, answer } = await ask(preview, io, at, id);
    if (answer.state === "gone") return answer;
    // Every try without the passphrase counts towards the lock-out.
    const asks = answer.state === "waiting" && answer.passphrase && passphrase === undefined;
    return asks ? { state: "passphrase" } : speak(reveal, dialect, io, at, id, passphrase);
  },
} satisfies Receiving;
