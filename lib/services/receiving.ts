/** The parts of the services for recipients, each loaded when a link needs it. */
import type { Receiving } from "../service";

/** By the id of the kind. */
export const receiving: Readonly<Record<string, () => Promise<Receiving>>> = {
  onetimesecret: async () => (await import("./onetimesecret/receiving")).receiving,
  privatebin: async () => (await import("./privatebin/receiving")).receiving,
  cryptfyi: async () => (await import("./cryptfyi/receiving")).receiving,
  yopass: async () => (await import("./yopass/receiving")).receiving,
  ots: async () => (await import("./ots/receiving")).receiving,
  passwordpusher: async () => (await import("./passwordpusher/receiving")).receiving,
};
