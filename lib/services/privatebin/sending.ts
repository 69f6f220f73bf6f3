/** The requests of senders to PrivateBin. There is none for the fate of a paste. */
import type { Sending } from "../../service";
import { burn } from "./burn";
import { create } from "./create";
import { kind } from "./kind";
import { probe } from "./probe";

export const sending = {
  ...kind,
  probe: (io, address) => probe(io, kind.server(address)),
  create,
  burn,
} satisfies Sending;
