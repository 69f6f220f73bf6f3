/** The requests of recipients to crypt.fyi. */
import type { Receiving } from "../../service";
import { apiOf } from "./api";
import { isThere } from "./isThere";
import { kind } from "./kind";
import { GUARDED } from "./links";
import { open } from "./open";
import { reveal } from "./reveal";

export const receiving = {
  ...kind,

  /** Only the link tells of a passphrase. */
  async preview(io, server, { id, form }) {
    const there = await isThere(io, await apiOf(io, server), id);
    return there ? { state: "waiting", passphrase: form === GUARDED } : { state: "gone" };
  },

  reveal: async (io, server, link, passphrase?: string) =>
    reveal(io, await apiOf(io, server), link, passphrase),

  open,
} satisfies Receiving;
