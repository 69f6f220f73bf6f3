/** The settings no recording covers, and the log. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, basic } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;
const account = { user: "someone@example.com", token: "token" };

beforeEach(async () => {
  server = await startReferenceServer({ account });
});

afterEach(() => server.close());

const body = { secret: { secret: "x" } };

test("without guest paths there is plain v2", async () => {
  server.switch({ guestPaths: false });
  expect(await ask(server, "POST /api/v2/guest/secret/conceal", body)).toMatchObject({
    status: 404,
    json: { error: "Not Found" },
  });
  expect((await ask(server, "POST /api/v2/secret/conceal", body)).status).toBe(200);
});

test("with guests off, an account still may", async () => {
  server.switch({ guestRoutes: false });
  const conceals = (headers: Record<string, string>) =>
    ask(server, "POST /api/v2/secret/conceal", body, headers);
  expect((await conceals({})).status).toBe(403);
  expect((await conceals(basic(account))).status).toBe(200);
});

test("the check of origins stops foreign ones, and only from changing anything", async () => {
  server.switch({ originCheck: true });
  const asked = async (what: string, origin?: string) =>
    ask(server, what, what.startsWith("POST") ? body : undefined, origin ? { origin } : {});
  const conceals = "POST /api/v2/guest/secret/conceal";
  // Chromium sends the first, Firefox the second, and the third where a rule of an extension hides its installation.
  for (const foreign of ["chrome-extension://abc", "moz-extension://1-2-3", "null"]) {
    expect(await asked(conceals, foreign)).toMatchObject({ status: 403, type: "text/plain" });
    server.switch({ originCheck: false });
    expect((await asked(conceals, foreign)).status).toBe(200);
    server.switch({ originCheck: true });
  }
  expect((await asked(conceals, server.origin)).status).toBe(200);
  expect((await asked(conceals)).status).toBe(200);
  expect((await asked("GET /api/v2/status", "chrome-extension://abc")).status).toBe(200);
});

test("the log holds what came over the wire and what was answered", async () => {
  await ask(server, "GET /api/v2/guest/secret/unknown?continue=true", undefined, { "x-test": "1" });
  await ask(server, "POST /api/v2/guest/secret/conceal", body);
  expect(server.log).toMatchObject([
    { method: "GET", path: "/api/v2/guest/secret/unknown?continue=true", status: 404 },
    { method: "POST", body: '{"secret":{"secret":"x"}}', status: 200 },
  ]);
  expect(server.log[0]?.headers).toMatchObject({ "x-test": "1" });
});

test("an awaited request may have come already or come later", async () => {
  const later = server.seen(/^GET .*\/v1\/status$/);
  await ask(server, "GET /api/v1/status");
  expect((await later).path).toBe("/api/v1/status");
  expect(await server.seen(/v1/)).toBe(server.log[0]);
});

test("an answer is none if the client has left by then", async () => {
  server.switch({ latency: 500 });
  const left = fetch(`${server.origin}/api/v2/status`, { signal: AbortSignal.timeout(50) });
  await expect(left).rejects.toThrow("timeout");
  // It was asked later, so the first one was due before its answer.
  await ask(server, "GET /api/v2/status");
  expect(server.log.map(({ status }) => status)).toEqual([undefined, 200]);
});
