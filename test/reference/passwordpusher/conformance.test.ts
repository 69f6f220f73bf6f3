/** The reference server of Password Pusher against exchanges that were derived from the source. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DerivedReplay, readDerivation, type DerivedExchange } from "../derived";
import { startPushServer, type PushServer, type PushSwitches } from "./server";

const derivation = readDerivation(new URL("recording.json", import.meta.url));

const TOKEN = "synthetictoken0a";
const once = { expire_after_days: 1, expire_after_views: 1 };
const plain = { ...once, payload: "correct horse battery staple" };
const guarded = { ...once, payload: "with a passphrase", passphrase: "hunter2 ü" };

interface Need {
  readonly switches?: Partial<PushSwitches>;
  /** A secret that its sender kept before. */
  readonly kept?: Readonly<Record<string, unknown>>;
  /** Requests that went before, by "METHOD path". */
  readonly before?: readonly string[];
}

const read = `GET /api/v2/pushes/${TOKEN}.json`;

/** Everything that an exchange needs to come about. */
const needs: Readonly<Record<string, Need>> = {
  "recognise: v1 version": { switches: { version: "1.60.0", api: "v1" } },
  "recognise: server without a first user": { switches: { firstRun: true } },
  "create: anonymous use switched off": { switches: { anonymous: false } },
  "preview: consumes nothing, tells only the link": { kept: plain },
  reveal: { kept: plain },
  "second reveal: 200 with null": { kept: plain, before: [read] },
  "reveal: passphrase missing (also: it is still there)": { kept: guarded },
  "reveal: wrong passphrase": { kept: guarded },
  "reveal: sixth try within a minute": {
    kept: guarded,
    before: Array<string>(5).fill(`${read}?passphrase=wrong`),
  },
  "reveal with passphrase": { kept: guarded },
  "too many requests (120 a minute, 60 a second and address)": { switches: { throttled: true } },
  "burn by anyone with the link (deletable_by_viewer) or by the owner": { kept: plain },
  "burn: too late": { kept: plain, before: [read] },
  "burn: not allowed": { kept: { ...plain, deletable_by_viewer: false } },
};

const LONG = "<1,048,577 characters>";

describe("Password Pusher", () => {
  let server: PushServer;
  const results = new Map<DerivedExchange, readonly string[]>();

  beforeAll(async () => {
    for (const exchange of derivation.exchanges) {
      // One after the other, each with a server of its own.
      const { switches = {}, kept, before = [] } = needs[exchange.name] ?? {};
      server = await startPushServer({ switches });
      const replay = new DerivedReplay(derivation, server.address);
      const token = kept === undefined ? TOKEN : server.keep(kept);
      replay.meet(TOKEN, token);
      replay.meet(LONG, "a".repeat(1_048_577));
      for (const call of before) {
        const [method = "", path = ""] = call.replace(TOKEN, token).split(" ");
        await fetch(`${server.address}${path}`, { method });
      }
      results.set(exchange, await replay.differences(exchange));
      await server.close();
    }
  });
  afterAll(() => server.close());

  test.each([...derivation.exchanges])("$name", (exchange) => {
    expect(results.get(exchange)).toEqual([]);
  });

  test("needs something for exchanges alone that there are", () => {
    const names = derivation.exchanges.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(needs)));
  });

  test("says that nothing was recorded", () => {
    expect(derivation.about.derived).toMatch(/nothing of it was recorded/);
  });
});

test("a gateway claims a view for an address that ends in .json", async () => {
  const server = await startPushServer({ switches: { api: "none" } });
  const token = server.keep(plain);
  const version = await fetch(`${server.address}/api/v2/version.json`);
  expect(version.status).toBe(404);
  await fetch(`${server.address}/p/${token}/r`);
  expect(server.stored(token)).toBe(plain.payload);
  await fetch(`${server.address}/p/${token}.json`);
  expect(server.stored(token)).toBeUndefined();
  await server.close();
});

test("a secret ends with its last day", async () => {
  const server = await startPushServer();
  const token = server.keep(plain);
  server.advance(86_400);
  const late = await fetch(`${server.address}/api/v2/pushes/${token}.json`);
  expect(await late.json()).toMatchObject({ expired: true, payload: null });
  await server.close();
});
