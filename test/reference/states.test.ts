/** The states of a secret in time, which no recording could wait for. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, basic, conceal } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;
const account = { user: "someone@example.com", token: "token" };

beforeEach(async () => {
  server = await startReferenceServer({ account, now: () => Date.UTC(2026, 10, 22, 12) });
});

afterEach(() => server.close());

const looking = (id: string) => ask(server, `GET /api/v2/guest/secret/${id}`);
const receipt = (id: string) => ask(server, `GET /api/v2/guest/receipt/${id}`);
const revealing = (id: string, passphrase?: string) =>
  ask(server, `POST /api/v2/guest/secret/${id}/reveal`, { continue: true, passphrase });

describe("a lifetime", () => {
  test("runs out to the second, and the receipt tells", async () => {
    const { id, receiptId } = await conceal(server, { secret: "x", ttl: 60 });
    server.advance(59);
    expect((await looking(id)).status).toBe(200);
    expect((await receipt(receiptId)).json).toMatchObject({
      record: { state: "new", is_expired: false },
      details: { secret_realttl: 1 },
    });
    server.advance(1);
    expect((await looking(id)).status).toBe(404);
    expect((await revealing(id)).status).toBe(404);
    expect(server.stored(id)).toBeUndefined();
    expect((await receipt(receiptId)).json).toMatchObject({
      record: {
        state: "expired",
        is_expired: true,
        is_destroyed: true,
        is_burned: false,
        is_revealed: false,
        secret_state: null,
      },
    });
  });

  test("is over for burning too: a bare success", async () => {
    const { receiptId } = await conceal(server, { secret: "x", ttl: 60 });
    server.advance(60);
    const burned = await ask(server, `POST /api/v2/guest/receipt/${receiptId}/burn`, {
      continue: true,
    });
    expect(burned.json).toEqual({ success: true });
    expect((await receipt(receiptId)).json).toMatchObject({ record: { state: "expired" } });
  });

  test("is half that of the receipt", async () => {
    const { receiptId } = await conceal(server, { secret: "x", ttl: 60 });
    server.advance(119);
    expect((await receipt(receiptId)).status).toBe(200);
    server.advance(1);
    expect((await receipt(receiptId)).status).toBe(404);
  });

  test("runs out for a revealed secret's receipt as well", async () => {
    const { id, receiptId } = await conceal(server, { secret: "x", ttl: 60 });
    await revealing(id);
    server.advance(119);
    expect((await receipt(receiptId)).json).toMatchObject({ record: { state: "revealed" } });
    server.advance(1);
    expect((await receipt(receiptId)).status).toBe(404);
  });
});

describe("a passphrase", () => {
  const guess = async (id: string, times: number) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) statuses.push((await revealing(id, "wrong")).status);
    return statuses;
  };

  test("locks out after five wrong ones, for half an hour, and nothing is lost", async () => {
    const { id } = await conceal(server, { secret: "x", passphrase: "right" });
    expect(await guess(id, 6)).toEqual([422, 422, 422, 422, 422, 429]);
    server.advance(1000);
    expect((await revealing(id, "right")).json).toMatchObject({ retry_after: 800 });
    expect(server.stored(id)).toBe("x");
    server.advance(800);
    expect((await revealing(id, "right")).json).toMatchObject({ record: { secret_value: "x" } });
  });

  test("forgets wrong ones after ten minutes", async () => {
    const { id } = await conceal(server, { secret: "x", passphrase: "right" });
    expect(await guess(id, 4)).toEqual([422, 422, 422, 422]);
    server.advance(601);
    expect(await guess(id, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(await guess(id, 1)).toEqual([429]);
  });

  test("guards one secret without locking another", async () => {
    const { id } = await conceal(server, { secret: "x", passphrase: "right" });
    const other = await conceal(server, { secret: "y", passphrase: "right" });
    await guess(id, 6);
    expect((await revealing(other.id, "right")).status).toBe(200);
  });
});

describe("the operator", () => {
  test("reads what is stored until it is revealed", async () => {
    const { id } = await conceal(server, { secret: "x" });
    expect(server.stored(id)).toBe("x");
    await revealing(id);
    expect(server.stored(id)).toBeUndefined();
  });

  test("can replace it", async () => {
    const { id } = await conceal(server, { secret: "x" });
    server.tamper(id, "y");
    expect((await revealing(id)).json).toMatchObject({ record: { secret_value: "y" } });
    expect(() => server.tamper(id, "z")).toThrow("nothing is stored");
  });
});

describe("0.23", () => {
  beforeEach(() => server.switch({ version: "0.23" }));

  const guessing = async (headers: Record<string, string> = {}) => {
    const { id } = await conceal(server, { secret: "x", passphrase: "the right one" });
    const body = { continue: true, passphrase: "wrong" };
    return (await ask(server, `POST /api/v2/secret/${id}/reveal`, body, headers)).status;
  };

  test("counts wrong passphrases by who asks, whatever the secret, for 20 minutes", async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      // One after the other: they are counted.
      expect(await guessing()).toBe(422);
    }
    expect(await guessing()).toBe(429);
    expect(await guessing(basic(account))).toBe(422);
    expect(await guessing({ "x-forwarded-for": "192.0.2.1, 127.0.0.1" })).toBe(422);
    server.advance(1200);
    expect(await guessing()).toBe(422);
  });

  test("cuts a long text and says so", async () => {
    const { id } = await conceal(server, { secret: "é".repeat(100_001) });
    expect(id).toHaveLength(31);
    expect((await looking(id)).json).toMatchObject({ record: { is_truncated: true } });
    expect((await revealing(id)).json).toMatchObject({
      record: { secret_value: "é".repeat(100_000), is_truncated: true },
    });
  });
});
