/** The requests of senders to Yopass. Written against 14.9.0. */
import type { Sending } from "../../service";
import { burn } from "./burn";
import { config } from "./config";
import { create } from "./create";
import { kind } from "./kind";
import { status } from "./status";

export const sending = {
  ...kind,

  async probe(io, address) {
    const server = kind.server(address);
    const { guests, exclusive, limits } = await config(io, server);
    return { ...server, guests, exclusive, limits };
  },
  create,
  status,
  burn,
} satisfies Sending;
