/** The requests of recipients to Password Pusher. */
import type { Receiving } from "../../service";
import { dialectOf } from "./dialectOf";
import { kind } from "./kind";
import { preview } from "./preview";
import { reveal } from "./reveal";

export const receiving = {
  ...kind,

  preview,
  reveal: async (io, server, link, passphrase) =>
    reveal(io, server.address, await dialectOf(io, server), link, passphrase),
} satisfies Receiving;
