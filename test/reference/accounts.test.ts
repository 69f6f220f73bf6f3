/** Callers with credentials, where no recording tells. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY } from "../../lib/time";
import { ask, basic, conceal } from "./ask";
import { startReferenceServer, type ReferenceServer } from "./server";

let server: ReferenceServer;
const account = { user: "someone@example.com", token: "token" };
const right = basic(account);
const wrong = basic({ ...account, token: "other" });

beforeEach(async () => {
  server = await startReferenceServer({ account });
});

afterEach(() => server.close());

const concealing = (headers: Record<string, string>, ttl: number = DAY) =>
  ask(server, "POST /api/v2/secret/conceal", { secret: { secret: "x", ttl } }, headers);
const listing = (headers: Record<string, string>) =>
  ask(server, "GET /api/v2/receipt/recent", undefined, headers);
const checking = (headers: Record<string, string>) =>
  ask(server, "GET /api/v1/authcheck", undefined, headers);
const granted = (seconds: number) => ({
  status: 200,
  json: { record: { secret: { secret_ttl: seconds } } },
});

describe("wrong credentials", () => {
  test("are refused", async () => {
    expect(await concealing(wrong)).toMatchObject({
      status: 401,
      json: { message: "[CREDENTIALS_INVALID] Invalid credentials" },
    });
    expect((await listing(wrong)).status).toBe(401);
  });

  test("are nobody's, but for the list of receipts", async () => {
    server.switch({ wrongCredentials: "anonymous" });
    expect(await concealing(wrong)).toMatchObject({
      status: 200,
      json: { record: { receipt: { owner_id: null } } },
    });
    expect(await listing(wrong)).toMatchObject({
      status: 401,
      json: { message: "[CREDENTIALS_INVALID] Invalid credentials" },
    });
    expect((await concealing(right)).json).not.toMatchObject({
      record: { receipt: { owner_id: null } },
    });
  });

  test("are nobody's everywhere on v2, and refused by v1 all the same", async () => {
    server.switch({ wrongCredentials: "anonymous-everywhere" });
    await concealing(right);
    expect(await listing(wrong)).toMatchObject({ status: 200, json: { count: 0 } });
    expect(await listing({})).toMatchObject({ status: 200, json: { count: 0 } });
    expect(await listing(right)).toMatchObject({ status: 200, json: { count: 1 } });
    expect(await checking(wrong)).toMatchObject({
      status: 404,
      json: { message: "Not authorized" },
    });
    expect((await checking(right)).status).toBe(200);
  });

  test("do not open guest routes that are off", async () => {
    server.switch({ guestRoutes: false, wrongCredentials: "anonymous" });
    expect((await concealing(wrong)).status).toBe(403);
    expect((await concealing(right)).status).toBe(200);
  });
});

describe("without accounts", () => {
  beforeEach(() => server.switch({ accounts: false }));

  test("v1 tells whoever brings credentials", async () => {
    const message = "/api/v1/authcheck is not available";
    expect(await checking(right)).toMatchObject({ status: 404, json: { message } });
    expect(await checking(wrong)).toMatchObject({ status: 404, json: { message } });
    expect(await checking({})).toMatchObject({ status: 404, json: { message: "Not authorized" } });
  });

  test("v2 knows no paths outside of the guests'", async () => {
    expect((await concealing(right)).status).toBe(401);
    expect((await conceal(server, { secret: "x" })).id).toHaveLength(62);
  });
});

describe("an account", () => {
  const refused = (entitlement: string) => ({
    status: 403,
    json: { error_type: "EntitlementRequired", entitlement },
  });

  test("may ask for up to a year where nothing is sold", async () => {
    expect(await concealing(right, 400 * DAY)).toMatchObject(granted(365 * DAY));
    expect(await concealing({}, 400 * DAY)).toMatchObject(granted(7 * DAY));
  });

  test("on the free plan is refused more than 14 days", async () => {
    server.switch({ plan: "free" });
    expect(await concealing(right, 14 * DAY)).toMatchObject(granted(14 * DAY));
    expect(await concealing(right, 14 * DAY + 1)).toMatchObject(
      refused("extended_default_expiration"),
    );
    expect(await concealing({}, 14 * DAY + 1)).toMatchObject(granted(7 * DAY));
  });

  test("on the free plan is shortened by v1", async () => {
    server.switch({ plan: "free" });
    const body = { secret: "x", ttl: 30 * DAY };
    expect((await ask(server, "POST /api/v1/share", body, right)).json).toMatchObject({
      ttl: 14 * DAY,
    });
    expect((await ask(server, "POST /api/v1/share", body)).json).toMatchObject({ ttl: 7 * DAY });
  });

  test("without the right to the interface is refused by all of v2, and by nothing else", async () => {
    const { id, receiptId } = await conceal(server, { secret: "x" });
    server.switch({ plan: "no-api" });
    for (const what of [
      "POST /api/v2/secret/conceal",
      `GET /api/v2/secret/${id}`,
      `POST /api/v2/secret/${id}/reveal`,
      `GET /api/v2/receipt/${receiptId}`,
      `POST /api/v2/receipt/${receiptId}/burn`,
      "GET /api/v2/receipt/recent",
    ]) {
      const body = what.startsWith("POST") ? { continue: true } : undefined;
      expect(await ask(server, what, body, right)).toMatchObject(refused("api_access"));
    }
    expect(server.stored(id)).toBe("x");
    expect((await concealing({})).status).toBe(200);
    expect((await checking(right)).status).toBe(200);
  });
});

describe("0.23", () => {
  beforeEach(() => server.switch({ version: "0.23" }));

  test("knows the account by its address", async () => {
    expect((await concealing(right)).json).toMatchObject({
      custid: account.user,
      record: { metadata: { custid: account.user } },
    });
    expect((await listing(right)).json).toMatchObject({ custid: account.user, count: 1 });
    expect((await checking(right)).status).toBe(200);
  });

  test("grants it 14 days", async () => {
    expect(await concealing(right, 30 * DAY)).toMatchObject(granted(14 * DAY));
    expect(await concealing({}, 30 * DAY)).toMatchObject(granted(7 * DAY));
  });

  test("refuses wrong credentials, and none where it wants some", async () => {
    const refused = { json: { message: "Not authorized" } };
    expect(await concealing(wrong)).toMatchObject({ status: 403, ...refused });
    expect(await listing(wrong)).toMatchObject({ status: 403, ...refused });
    expect(await listing({})).toMatchObject({ status: 403, ...refused });
    expect(await checking(wrong)).toMatchObject({ status: 404, ...refused });
    expect(await checking({})).toMatchObject({ status: 404, ...refused });
  });

  test("looks at no credentials on the guests' paths", async () => {
    const body = { secret: { secret: "x" } };
    for (const credentials of [right, wrong]) {
      const answer = await ask(server, "POST /api/v2/guest/secret/conceal", body, credentials);
      expect(answer).toMatchObject({ status: 200, json: { custid: "anon" } });
    }
  });
});
