/** The requests of senders to crypt.fyi, hosted and self-hosted. Written against version 0.0.14. */
import type { Sending } from "../../service";
import { apiOf } from "./api";
import { burn } from "./burn";
import { create } from "./create";
import { isThere } from "./isThere";
import { kind } from "./kind";
import { probe } from "./probe";

/** The id, which has no blank, and the token for deletion: neither can read the secret. */
function parts(handle: string): readonly [id: string, token: string] {
  const [id = "", ...token] = handle.split(" ");
  return [id, token.join(" ")];
}

export const sending = {
  ...kind,

  probe: (io, address) => probe(io, kind.server(address)),

  create: async (io, server, secret) => create(io, await apiOf(io, server), secret),

  /** A secret that is gone was read or burned, or has expired. */
  async status(io, server, handle) {
    const [id] = parts(handle);
    const there = await isThere(io, await apiOf(io, server), id);
    return there ? { state: "waiting", opened: false } : { state: "gone" };
  },

  burn: async (io, server, handle) => burn(io, await apiOf(io, server), ...parts(handle)),
} satisfies Sending;
