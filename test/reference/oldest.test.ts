/** Servers with v1 only, which nobody recorded. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../lib/time";
import { ask, basic } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;
const account = { user: "someone@example.com", token: "token" };

afterEach(() => server.close());

/** As browsers and curl send it: v1 of that time reads nothing else. */
async function posting(path: string, fields: Record<string, string> = {}, headers = {}) {
  const response = await fetch(`${server.origin}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers,
  });
  const json: unknown = await response.json();
  return { status: response.status, json };
}

async function sharing(fields: Record<string, string>, headers = {}) {
  const { status, json } = await posting("/api/v1/share", fields, headers);
  const [id = "", receiptId = ""] = ["secret_key", "metadata_key"].map((key) => text(json, key));
  return { status, json, id, receiptId };
}

function text(json: unknown, key: string): string {
  return new RegExp(`"${key}":"(\\w+)"`).exec(JSON.stringify(json))?.[1] ?? "";
}

const receipt = (id: string) => ask(server, `GET /api/v1/private/${id}`);

describe("v0.17", () => {
  beforeEach(async () => {
    server = await startReferenceServer({ account, switches: { version: "0.17" } });
  });

  test("says that v2 is well, and has nothing else of it", async () => {
    const nominal = { status: 200, json: { status: "nominal" } };
    expect(await ask(server, "GET /api/v2/status")).toMatchObject(nominal);
    expect(await ask(server, "GET /api/v1/status")).toMatchObject(nominal);
    const body = { secret: { secret: "x" } };
    for (const path of ["/api/v2/guest/secret/conceal", "/api/v2/secret/conceal"]) {
      expect(await ask(server, `POST ${path}`, body)).toEqual({
        status: 404,
        type: "application/json",
        json: { error: "Not Found" },
      });
    }
  });

  test("shares, tells, reveals once", async () => {
    const { id, receiptId, json } = await sharing({ secret: "x", passphrase: "p" });
    expect(json).toMatchObject({ custid: "anon", state: "new", passphrase_required: true });
    expect((await posting(`/api/v1/secret/${id}`, { passphrase: "q" })).status).toBe(404);
    const revealed = await posting(`/api/v1/secret/${id}`, { passphrase: "p" });
    expect(revealed.json).toMatchObject({ value: "x" });
    expect(await posting(`/api/v1/secret/${id}`, { passphrase: "p" })).toEqual({
      status: 404,
      json: { secret_key: id, message: "Unknown secret" },
    });
    expect((await receipt(receiptId)).json).toMatchObject({ state: "received" });
  });

  test("burns", async () => {
    const { id, receiptId } = await sharing({ secret: "x" });
    expect((await posting(`/api/v1/private/${receiptId}/burn`)).status).toBe(200);
    expect((await posting(`/api/v1/secret/${id}`)).status).toBe(404);
    expect((await receipt(receiptId)).json).toMatchObject({ state: "burned" });
  });

  test.each([
    [undefined, 7 * DAY],
    ["0", 7 * DAY],
    ["30", 5 * MINUTE],
    ["60", MINUTE],
    ["9999999", 7 * DAY],
  ])("for %s seconds grants %i", async (ttl, seconds) => {
    const { json } = await sharing({ secret: "x", ...(ttl === undefined ? {} : { ttl }) });
    expect(json).toMatchObject({ ttl: seconds, secret_ttl: seconds });
  });

  test("knows accounts, but no way to ask for them alone", async () => {
    const { json } = await sharing({ secret: "x", ttl: "9999999" }, basic(account));
    expect(json).toMatchObject({ custid: account.user, ttl: 14 * DAY });
    expect((await sharing({ secret: "x" }, basic({ ...account, token: "no" }))).json).toEqual({
      message: "Not authorized",
    });
    expect(await ask(server, "GET /api/v1/authcheck", undefined, basic(account))).toMatchObject({
      status: 404,
      json: { error: "Not Found" },
    });
    const list = await ask(server, "GET /api/v1/private/recent", undefined, basic(account));
    expect(list.json).toMatchObject([{ custid: account.user, state: "new" }]);
    expect(JSON.stringify(list.json)).not.toContain("secret_key");
    expect((await ask(server, "GET /api/v1/private/recent")).json).toEqual({
      message: "Not authorized",
    });
  });

  test("cuts after 100,000 characters without a word", async () => {
    const { id, status } = await sharing({ secret: "é".repeat(100_001) });
    expect(status).toBe(200);
    expect(server.stored(id)).toBe("é".repeat(100_000));
  });
});

describe("without v2", () => {
  beforeEach(async () => {
    server = await startReferenceServer({ account, switches: { v2: false } });
  });

  test("nothing of it is known, not even to the interface's own router", async () => {
    for (const what of ["GET /api/v2/status", "POST /api/v2/guest/secret/conceal"]) {
      expect(await ask(server, what)).toMatchObject({ status: 404, type: "text/plain" });
    }
  });

  test("v1 does all it does", async () => {
    expect((await ask(server, "GET /api/v1/status")).status).toBe(200);
    expect((await ask(server, "GET /api/v1/authcheck", undefined, basic(account))).status).toBe(
      200,
    );
    const first = await sharing({ secret: "x" });
    expect((await receipt(first.receiptId)).json).toMatchObject({ state: "new" });
    expect((await posting(`/api/v1/secret/${first.id}`)).json).toMatchObject({ value: "x" });
    expect((await receipt(first.receiptId)).json).toMatchObject({ state: "received" });
    const second = await sharing({ secret: "y" });
    expect((await posting(`/api/v1/private/${second.receiptId}/burn`)).status).toBe(200);
    expect((await receipt(second.receiptId)).json).toMatchObject({ state: "burned" });
  });
});
