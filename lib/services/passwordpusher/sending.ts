/** The requests of senders to Password Pusher. Written against the source of v2.11.4. */
import type { Sending } from "../../service";
import { burn } from "./burn";
import { create } from "./create";
import { dialectOf } from "./dialectOf";
import { kind } from "./kind";
import { probe } from "./probe";

export const sending = {
  ...kind,

  probe: (io, address) => probe(io, kind.server(address)),
  create,
  /** The handle is the token of the link: it reads the secret too, so that it must not be kept where others may find it. */
  burn: async (io, server, handle) => burn(io, server.address, await dialectOf(io, server), handle),
} satisfies Sending;
