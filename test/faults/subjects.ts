/** The services, each with a server of its own, as somebody sees it who reads its store and its log. */
import type { Origin } from "../../lib/domain";
import { startCryptFyi } from "../reference/cryptfyi/server";
import type { LoggedExchange } from "../reference/log";
import { startOtsServer } from "../reference/ots/server";
import { startPushServer } from "../reference/passwordpusher/server";
import { startPrivateBin } from "../reference/privatebin/server";
import { startReferenceServer } from "../reference/server";
import type { Made } from "../reference/store";
import type { Fault } from "../reference/switches";
import { startYopass } from "../reference/yopass/server";
import { type Service, services } from "../support/services";

export interface Watched {
  readonly origin: Origin;
  readonly log: readonly LoggedExchange[];
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
  /** Disturbs requests from now on. */
  fail(fault: Fault): void;
  close(): Promise<void>;
}

interface Observed {
  readonly start: () => Promise<Watched>;
  /** The requests that hand a secret out, by "METHOD path". */
  readonly reveals: RegExp;
  /** True if senders burn by such a request, too: the server cannot tell one from the other. */
  readonly burnsByRevealing?: true;
}

export interface Subject extends Observed {
  readonly service: Service;
}

/** By the ids of the services. */
const observed: Readonly<Record<string, Observed>> = {
  onetimesecret: {
    async start() {
      const server = await startReferenceServer();
      return { ...server, fail: (fault) => server.switch({ fault }) };
    },
    reveals: /^POST .*\/reveal$/,
  },
  privatebin: { start: () => startPrivateBin(), reveals: /^GET .*\?pasteid=/ },
  cryptfyi: { start: () => startCryptFyi(), reveals: /^GET .*\/vault\// },
  yopass: {
    // With receipts, which tell of a reader.
    start: () => startYopass({ settings: { licensed: true } }),
    reveals: /^GET .*\/secret\/\w+$/,
  },
  ots: { start: () => startOtsServer(), reveals: /^GET .*\/api\/get\//, burnsByRevealing: true },
  passwordpusher: { start: () => startPushServer(), reveals: /^GET .*\/pushes\/[\w-]+\.json/ },
};

export const subjects: readonly Subject[] = services.map((service) => {
  const found = observed[service.id];
  if (!found) throw new Error(`nobody observes a server of ${service.id}`);
  return { service, ...found };
});
