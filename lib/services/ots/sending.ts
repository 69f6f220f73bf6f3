/** The requests of senders to Luzifer/ots. Written against the source of v1.21.9. */
import type { Sending } from "../../service";
import { burn } from "./burn";
import { create } from "./create";
import { kind } from "./kind";
import { probe } from "./probe";

export const sending = {
  ...kind,

  probe: (io, address) => probe(io, kind.server(address)),
  create: (io, { address }, secret) => create(io, address, secret),
  /** The handle is the id, which fetches the encrypted text. Only the link has its pass. */
  burn: (io, { address }, handle) => burn(io, address, handle),
} satisfies Sending;
