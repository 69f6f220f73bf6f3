/** Limits that are not as shipped: the server refuses, shortens, and tells of them in the page state. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../lib/time";
import { ask, basic } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;
const account = { user: "someone@example.com", token: "token" };

beforeEach(async () => {
  server = await startReferenceServer({ account });
});

afterEach(() => server.close());

const concealing = (secret: Record<string, unknown>, headers: Record<string, string> = {}) =>
  ask(server, "POST /api/v2/secret/conceal", { secret: { secret: "x", ...secret } }, headers);
const sharing = (secret: Record<string, unknown>) =>
  ask(server, "POST /api/v1/share", { secret: "x", ...secret });
const granted = (seconds: number) => ({ record: { secret: { secret_ttl: seconds } } });

describe("lifetimes", () => {
  beforeEach(() =>
    server.switch({
      limits: { ttlOptions: [5 * MINUTE, HOUR, DAY], defaultTtl: HOUR, ttlMaxAnonymous: 2 * HOUR },
    }),
  );

  test("stay between the shortest option and the anonymous maximum", async () => {
    expect((await concealing({ ttl: 1 })).json).toMatchObject(granted(5 * MINUTE));
    expect((await concealing({})).json).toMatchObject(granted(HOUR));
    expect((await concealing({ ttl: DAY })).json).toMatchObject(granted(2 * HOUR));
  });

  test("end anonymously with the longest option at the latest", async () => {
    server.switch({ limits: { ttlOptions: [MINUTE, HOUR], ttlMaxAnonymous: DAY } });
    expect((await concealing({ ttl: DAY })).json).toMatchObject(granted(HOUR));
  });

  test("with an account are longer", async () => {
    expect((await concealing({ ttl: DAY }, basic(account))).json).toMatchObject(granted(DAY));
  });

  test("on v1 begin at a minute whatever the options", async () => {
    expect((await sharing({ ttl: 1 })).json).toMatchObject({ ttl: MINUTE });
    expect((await sharing({})).json).toMatchObject({ ttl: HOUR });
    expect((await sharing({ ttl: DAY })).json).toMatchObject({ ttl: 2 * HOUR });
  });
});

describe("a passphrase", () => {
  beforeEach(() =>
    server.switch({ limits: { passphraseMin: 6, passphraseMax: 10, passphraseComplex: true } }),
  );
  const saying = async (passphrase: string) => (await concealing({ passphrase })).json;

  test("is as long as it must be", async () => {
    const error = (words: string) => ({ error: `Passphrase must be ${words} characters long` });
    expect(await saying("aA1!😀")).toMatchObject(error("at least 6"));
    expect(await saying("aA1!aA1!aA1!")).toMatchObject(error("no more than 10"));
    expect(await saying("aA1!😀😀")).toMatchObject({ success: true });
  });

  test("has all kinds of characters", async () => {
    const error = (words: string) => ({ error: `Passphrase must contain at least one ${words}` });
    expect(await saying("aA1aA1")).toMatchObject(error("symbol"));
    expect(await saying("äÄ€äÄ€")).toMatchObject(
      error("uppercase letter, lowercase letter, number, symbol"),
    );
    expect(await concealing({ passphrase: "aaaaaa" })).toMatchObject({
      status: 422,
      json: error("uppercase letter, number, symbol"),
    });
  });

  test("on v1 need not have them, but be long enough", async () => {
    expect((await sharing({ passphrase: "aaaaaa" })).status).toBe(200);
    expect(await sharing({ passphrase: "aaaaa" })).toMatchObject({
      status: 404,
      json: { message: "Passphrase must be at least 6 characters long" },
    });
  });

  test("has eight characters in 0.23 unless told otherwise", async () => {
    server.switch({ version: "0.23", limits: {} });
    expect((await concealing({ passphrase: "1234567" })).status).toBe(422);
    server.switch({ limits: { passphraseMin: 7, passphraseComplex: true } });
    expect((await concealing({ passphrase: "1234567" })).json).toMatchObject({
      message: "Passphrase must contain at least one uppercase letter, lowercase letter, symbol",
    });
    expect((await concealing({ passphrase: "aA1!aA1" })).status).toBe(200);
  });
});

test("a text has at most so many bytes; v1 has its own limit", async () => {
  server.switch({ limits: { maxBytes: 4 } });
  expect((await concealing({ secret: "éé" })).status).toBe(200);
  expect(await concealing({ secret: "ééx" })).toMatchObject({
    status: 422,
    json: { error: "Secret content must be no more than 4 bytes long", field: "secret" },
  });
  expect((await sharing({ secret: "ééx" })).status).toBe(200);
});

describe("the page state", () => {
  const asking = (path: string) => ask(server, `GET ${path}`);

  test("tells what is shipped", async () => {
    expect(await asking("/bootstrap/me")).toMatchObject({
      status: 200,
      type: "application/json; charset=utf-8",
      json: {
        authentication: { enabled: true, required: false },
        api: { enabled: true, guest_routes: { enabled: true, conceal: true } },
        secret_options: {
          default_ttl: 604_800,
          ttl_max_anonymous: 604_800,
          passphrase: {
            required: false,
            minimum_length: 4,
            maximum_length: 128,
            enforce_complexity: false,
          },
          content: { maximum_length: 10_000 },
        },
      },
    });
  });

  test("tells what was switched", async () => {
    server.switch({
      guestRoutes: false,
      accounts: false,
      passphraseRequired: true,
      limits: { ttlOptions: [HOUR, DAY], defaultTtl: HOUR, maxBytes: 99, passphraseComplex: true },
    });
    expect((await asking("/bootstrap/me")).json).toMatchObject({
      authentication: { enabled: false },
      api: { guest_routes: { enabled: false } },
      secret_options: {
        default_ttl: HOUR,
        ttl_options: [HOUR, DAY],
        passphrase: { required: true, enforce_complexity: true },
        content: { maximum_length: 99 },
      },
    });
  });

  test("tells less without guest paths: they are younger", async () => {
    server.switch({ guestPaths: false });
    const { json } = await asking("/bootstrap/me");
    expect(json).toHaveProperty("secret_options.default_ttl", 604_800);
    expect(json).not.toHaveProperty("api");
    expect(json).not.toHaveProperty("secret_options.content");
    expect(json).not.toHaveProperty("secret_options.ttl_max_anonymous");
  });

  test("lies elsewhere in 0.23", async () => {
    server.switch({ version: "0.23" });
    expect((await asking("/bootstrap/me")).status).toBe(404);
    const { status, json } = await asking("/window");
    expect(status).toBe(200);
    expect(json).toHaveProperty("secret_options.passphrase.minimum_length", 8);
    expect(json).not.toHaveProperty("secret_options.content");
  });

  test("does not exist on servers with v1 only, nor each in the other version", async () => {
    expect((await asking("/window")).status).toBe(404);
    server.switch({ version: "0.17" });
    expect((await asking("/window")).status).toBe(404);
    expect((await asking("/bootstrap/me")).status).toBe(404);
    server.switch({ version: "0.26", v2: false });
    expect((await asking("/bootstrap/me")).status).toBe(404);
  });
});
