/** Finds out about the server at an address. */
import type { Server } from "../../domain";
import type { Io } from "../../service";
import { askPage } from "./askPage";
import { askTypes } from "./askTypes";
import { lifetimesIn } from "./lifetimes";

/** @throws Failure `protocol` if this is no PrivateBin, or one older than 1.5.2, which does not list its lifetimes */
export async function probe(io: Io, blank: Server): Promise<Server> {
  const { address, limits } = blank;
  const [first = limits.usualLifetime, ...others] = lifetimesIn(await askTypes(io, address)).keys();
  const usual = others.findLast((lifetime) => lifetime <= limits.usualLifetime) ?? first;
  return {
    ...blank,
    dialect: await askPage(io, address),
    limits: { ...limits, lifetimes: [first, ...others], usualLifetime: usual },
  };
}
