/** The requests of recipients to PrivateBin. */
import type { Receiving } from "../../service";
import { askTypes } from "./askTypes";
import { kind } from "./kind";
import { open } from "./open";
import { reveal } from "./reveal";

export const receiving = {
  ...kind,

  /** Nobody can look at a paste without burning it. This proves that the server is there. */
  async preview(io, { address }) {
    await askTypes(io, address);
    return { state: "unknown" };
  },
  reveal,
  open,
} satisfies Receiving;
