/** One suite for all services, each against a running server. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Origin, Server } from "../../lib/domain";
import type { Credentials, Io } from "../../lib/service";
import type { Service } from "../support/services";
import { accountPromises } from "./account-promises";
import { promises } from "./promises";
import { ioFor, world, type World } from "./world";

interface Running {
  readonly origin: Origin;
  close(): Promise<void>;
}

/** One kind of server, and its callers. Every question that is not asked costs a sentence. */
export interface Kind {
  /** Starts the server, or names one that runs. */
  readonly start: () => Promise<Running>;
  /** The way to the server. Absent: plainly. */
  readonly outside?: Io;
  readonly anonymous: "welcome" | Lacking;
  readonly account: Credentials | Lacking;
  /** True if it can look without consuming. */
  readonly looks: boolean;
  /** The facts that a probe must find out about it, as far as known. */
  readonly found?: Readonly<Record<string, unknown>>;
  readonly skip?: readonly Skip[];
}

interface Lacking {
  readonly lacks: string;
}

export interface Skip {
  readonly reason: string;
  /** Absent: anybody. */
  readonly caller?: "account";
  readonly tests: readonly (keyof typeof promises | keyof typeof accountPromises)[];
}

type Promises = Readonly<Record<string, (world: World) => Promise<void>>>;

const blind: Skip = {
  reason: "the server cannot look without consuming",
  tests: [
    "shows that a secret waits, and when it is gone",
    "consumes nothing by looking",
    "shows whether the recipient is asked for a passphrase",
    "tells that a secret was opened",
  ],
};

export function contract(name: string, service: Service, kind: Kind): void {
  const { anonymous, account } = kind;
  describe(name, () => {
    describe("anonymously", () => {
      if (anonymous === "welcome") keep(service, kind, promises);
      else skipAll(promises, anonymous);
    });
    describe("with an account", () => {
      const all = { ...accountPromises, ...promises };
      if ("lacks" in account) skipAll(all, account);
      else keep(service, kind, all, account);
    });
  });
}

function keep(service: Service, kind: Kind, all: Promises, credentials?: Credentials): void {
  const io = ioFor(kind.outside, credentials);
  let running: Running;
  let server: Server;

  beforeAll(async () => {
    running = await kind.start();
    server = await service.probe(io, running.origin);
  });
  afterAll(() => running.close());

  test("is known for what it is", () => expect(server).toMatchObject(kind.found ?? {}));

  const skips = [...(kind.skip ?? []), ...(kind.looks ? [] : [blind])].filter(
    ({ caller }) => caller === undefined || credentials !== undefined,
  );
  for (const [promise, kept] of Object.entries(all)) {
    const skip = skips.find(({ tests }) => tests.some((one) => one === promise));
    if (skip) test.skip(`${promise}: ${skip.reason}`);
    else test(promise, () => kept(world(service, server, kind.looks, io)));
  }
}

function skipAll(all: Promises, { lacks }: Lacking): void {
  for (const promise of Object.keys(all)) test.skip(`${promise}: ${lacks}`);
}
