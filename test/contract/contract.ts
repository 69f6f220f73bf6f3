/** One suite for all services, against a running server each. */
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Origin, Server } from "../../lib/domain";
import type { Service } from "../../lib/service";
import { io, promises, type World } from "./promises";

export interface Running {
  readonly origin: Origin;
  close(): Promise<void>;
}

/** What is not asked of this server. Every exception costs a sentence. */
export interface Skip {
  readonly reason: string;
  readonly tests: readonly (keyof typeof promises)[];
}

/** @param start starts the server, or names one that runs */
export function contract(
  name: string,
  service: Service,
  start: () => Promise<Running>,
  skip: readonly Skip[] = [],
): void {
  describe(name, () => {
    let running: Running;
    let server: Server;

    beforeAll(async () => {
      running = await start();
      server = await service.probe(io, running.origin);
    });
    afterAll(() => running.close());

    const world = (): World => ({
      service,
      server,
      create: async (secret) => {
        const [lifetime] = server.limits.lifetimes;
        const created = await service.create(io, server, {
          text: "some text",
          lifetime,
          ...secret,
        });
        const { id } = created;
        return { ...created, link: { service: service.id, origin: server.origin, id } };
      },
    });

    for (const [promise, keep] of Object.entries(promises)) {
      const reason = skip.find(({ tests }) => tests.some((one) => one === promise))?.reason;
      if (reason === undefined) test(promise, () => keep(world()));
      else test.skip(`${promise}: ${reason}`);
    }
  });
}
