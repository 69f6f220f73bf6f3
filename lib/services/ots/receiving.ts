/** The requests of recipients to Luzifer/ots. */
import type { Receiving } from "../../service";
import { kind } from "./kind";
import { open } from "./open";
import { reveal } from "./reveal";

export const receiving = {
  ...kind,

  // The first call that names a secret is the last.
  preview: async () => ({ state: "unknown" }),
  reveal: (io, { address }, { id }) => reveal(io, address, id),
  open,
} satisfies Receiving;
