/** Deliberate faults, seen from outside. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, conceal } from "./ask";
import { startReferenceServer, type FaultKind, type ReferenceServer } from "./server";

let server: ReferenceServer;
let id: string;

beforeEach(async () => {
  server = await startReferenceServer();
  ({ id } = await conceal(server, { secret: "x" }));
});

afterEach(() => server.close());

const on = /^POST .*\/reveal$/;
const revealing = () => ask(server, `POST /api/v2/guest/secret/${id}/reveal`, { continue: true });
const fail = (kind: FaultKind) => server.switch({ fault: { kind, on } });

describe("nothing has happened after", () => {
  afterEach(async () => {
    expect(server.stored(id)).toBe("x");
    server.switch({ fault: undefined });
    expect((await revealing()).status).toBe(200);
  });

  test("refuse", async () => {
    fail("refuse");
    await expect(revealing()).rejects.toThrow("fetch failed");
    expect(server.log.at(-1)).not.toHaveProperty("status");
  });

  test.each([
    ["500", 500, "application/json"],
    ["limited", 429, "application/json"],
    ["html", 200, "text/html; charset=utf-8"],
    ["plain", 502, "text/plain"],
    ["redirect", 302, null],
  ] as const)("%s", async (kind, status, type) => {
    fail(kind);
    expect(await revealing()).toMatchObject({ status, type });
  });
});

describe("it has happened after", () => {
  afterEach(() => expect(server.stored(id)).toBeUndefined());

  test("hang: no answer until the connection goes", async () => {
    fail("hang");
    const pending = expect(revealing()).rejects.toThrow("fetch failed");
    await server.seen(on);
    // The server answers later requests only after the time at which it would have answered this one.
    expect((await ask(server, "GET /api/v2/status")).status).toBe(200);
    expect(server.log.find(({ path }) => path.endsWith("/reveal"))).not.toHaveProperty("status");
    await server.close();
    await pending;
  });

  test("hold: no answer until it is let go", async () => {
    fail("hold");
    const pending = revealing();
    await server.seen(on);
    expect((await ask(server, "GET /api/v2/status")).status).toBe(200);
    expect(server.log.find(({ path }) => path.endsWith("/reveal"))).not.toHaveProperty("status");
    server.release();
    expect(await pending).toMatchObject({ status: 200, json: { record: { secret_value: "x" } } });
  });

  test("cut: a good beginning and no end", async () => {
    fail("cut");
    const response = await fetch(`${server.origin}/api/v2/guest/secret/${id}/reveal`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"continue":true}',
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  test("garbage: no JSON", async () => {
    fail("garbage");
    expect(await revealing()).toEqual({ status: 200, type: "application/json", json: undefined });
  });

  test("flood: no end in sight", async () => {
    fail("flood");
    const { body } = await fetch(`${server.origin}/api/v2/guest/secret/${id}/reveal`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"continue":true}',
    });
    let bytes = 0;
    for await (const chunk of body ?? []) {
      bytes += chunk.length;
      if (bytes > 5_000_000) break;
    }
    expect(bytes).toBeGreaterThan(5_000_000);
  });
});

test("strikes as often as told, where told", async () => {
  server.switch({ fault: { kind: "500", on, times: 2 } });
  expect((await ask(server, "GET /api/v2/status")).status).toBe(200);
  expect([(await revealing()).status, (await revealing()).status]).toEqual([500, 500]);
  expect((await revealing()).status).toBe(200);
});

test("releasing one hold does not release the next one", async () => {
  const asked = /v2\/status$/;
  server.switch({ fault: { kind: "hold", on: asked } });
  server.release();
  const pending = ask(server, "GET /api/v2/status");
  await server.seen(asked);
  expect((await ask(server, "GET /api/v1/status")).status).toBe(200);
  expect(server.log.find(({ path }) => asked.test(path))).not.toHaveProperty("status");
  server.release();
  expect((await pending).status).toBe(200);
});

test("too many requests is a 404 on v1", async () => {
  fail("limited");
  server.switch({ fault: { kind: "limited" } });
  expect(await ask(server, `POST /api/v1/secret/${id}`)).toMatchObject({
    status: 404,
    json: { message: "Rate limit exceeded. Please try again later." },
  });
  server.switch({ version: "0.23" });
  expect(await ask(server, `POST /api/v1/secret/${id}`)).toMatchObject({
    status: 404,
    json: { message: "Cripes! You have been rate limited." },
  });
});
