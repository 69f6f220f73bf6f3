/** Accounts, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failureInfo } from "../../../lib/failure";
import { accountAt, ioFor } from "../../../lib/app/credentials";
import { signIn, signOut } from "../../../entrypoints/background/accounts";
import { clear } from "../../../entrypoints/background/clear";
import { addServer, removeServer } from "../../../entrypoints/background/settings";
import { rememberedAccounts, sessionAccounts, settings } from "../../../lib/app/items";
import { signedIn } from "../../../lib/app/signedIn";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser, type Made } from "../../support/fresh-browser";

const account = { user: "dana@example.com", token: "t0ken-of-dana" };
const wrong = { ...account, token: "t0ken-of-nobody" };
let reference: ReferenceServer;
let made: Made;

beforeEach(async () => {
  reference = await startReferenceServer({ account });
  made = freshBrowser(reference.origin);
});

afterEach(() => reference.close());

const enter = (remember: boolean, credentials = account) =>
  signIn({ address: reference.origin, credentials, remember });

const onDisk = async () => JSON.stringify(await fakeBrowser.storage.local.get());
const inMemory = async () => JSON.stringify(await fakeBrowser.storage.session.get());
/** Every request, with what it said who it is. */
const callers = () => reference.log.map(({ headers }) => headers["authorization"] ?? "nobody");

describe("signing in", () => {
  test("for this session keeps the token in memory only", async () => {
    await enter(false);
    expect(await accountAt(reference.origin)).toEqual(account);
    expect(await sessionAccounts.read()).toEqual({ [reference.origin]: account });
    expect(await onDisk()).not.toContain(account.token);
  });

  test("to be remembered keeps it on this device, and never in sync", async () => {
    await enter(true);
    expect(await accountAt(reference.origin)).toEqual(account);
    expect(await rememberedAccounts.read()).toEqual({ [reference.origin]: account });
    expect(await inMemory()).not.toContain(account.token);
    expect(await fakeBrowser.storage.sync.get()).toEqual({});
  });

  test.each([true, false])("keeps it in one place only (remember: %s)", async (remember) => {
    await enter(remember);
    const token = /t0ken-of-dana/g;
    expect(`${await onDisk()}${await inMemory()}`.match(token)).toHaveLength(1);
    expect((await settings.read()).servers).toHaveLength(1);
  });

  test.each([true, false])("again takes the first one's place (remember: %s)", async (remember) => {
    await enter(!remember);
    await enter(remember);
    expect(`${await onDisk()}${await inMemory()}`.match(/t0ken/g)).toHaveLength(1);
    expect((await signedIn.read()).get(reference.origin)?.remembered).toBe(remember);
  });

  test("with a wrong token is refused, and leaves everything as it was", async () => {
    await enter(true);
    expect(await enter(false, wrong).catch(failureInfo)).toMatchObject({ kind: "denied" });
    expect(await accountAt(reference.origin)).toEqual(account);
    expect(await inMemory()).not.toContain(wrong.token);
  });

  test("does not fail for what could not be learned: the account is proven", async () => {
    reference.switch({ fault: { kind: "500", on: /status$/ } });
    await enter(false);
    expect(await accountAt(reference.origin)).toEqual(account);
  });

  test("learns what the server grants the account", async () => {
    await addServer(reference.origin);
    const longest = async () => (await settings.read()).servers[0]?.limits.lifetimes.at(-1) ?? 0;
    const anybody = await longest();
    await enter(false);
    expect(await longest()).toBeGreaterThan(anybody);
    await signOut(reference.origin);
    expect(await longest()).toBe(anybody);
  });

  test("is not written back if everything was forgotten meanwhile", async () => {
    reference.switch({ fault: { kind: "hold", times: 1 } });
    const entering = enter(true);
    await reference.seen(/./);
    await clear();
    // A public server keeps its permission.
    made.granted.add(`${reference.origin}/*`);
    reference.release();
    await entering;
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});

describe("signing out", () => {
  test("forgets the account wherever it is kept", async () => {
    await enter(true);
    await sessionAccounts.write({ [reference.origin]: account });
    await signOut(reference.origin);
    expect(`${await onDisk()}${await inMemory()}`).not.toContain("t0ken");
    expect(await ioFor(reference.origin)).not.toHaveProperty("credentials");
  });

  test("leaves other accounts alone", async () => {
    const other = "https://secrets.example.org";
    await rememberedAccounts.write({ [other]: account });
    await enter(true);
    await signOut(reference.origin);
    expect(await rememberedAccounts.read()).toEqual({ [other]: account });
  });

  test("asks nothing in the account's name any more", async () => {
    await enter(false);
    const before = callers().length;
    await signOut(reference.origin);
    expect(new Set(callers().slice(before))).toEqual(new Set(["nobody"]));
  });
});

test("signing out where nothing was learned sends nothing", async () => {
  await sessionAccounts.write({ [reference.origin]: account });
  await signOut(reference.origin);
  expect(await accountAt(reference.origin)).toBeUndefined();
  expect(reference.log).toEqual([]);
});

test("calls to one server are never made in the name of an account at another", async () => {
  await sessionAccounts.write({ "https://secrets.example.org": account });
  expect(await ioFor(reference.origin)).not.toHaveProperty("credentials");
});

test("an account of this session goes before a remembered one", async () => {
  const other = { user: "kim@example.com", token: "t0ken-of-kim" };
  await rememberedAccounts.write({ [reference.origin]: other });
  await sessionAccounts.write({ [reference.origin]: account });
  expect(await accountAt(reference.origin)).toEqual(account);
});

test("an account of a server that is removed meanwhile is not kept, nor the server", async () => {
  await addServer(reference.origin);
  reference.switch({ fault: { kind: "hold", times: 1 } });
  const before = reference.log.length;
  const entering = enter(true);
  await vi.waitFor(() => expect(reference.log.length).toBeGreaterThan(before));
  await removeServer(reference.origin);
  // In Firefox, another port of the host keeps the permission.
  made.granted.add(`${reference.origin}/*`);
  reference.release();
  await entering;
  expect(await onDisk()).not.toContain(account.token);
  expect((await settings.read()).servers).toEqual([]);
});

test("a server that is removed while it is tested does not come back", async () => {
  await addServer(reference.origin);
  reference.switch({ fault: { kind: "hold", on: /bootstrap/ } });
  const before = reference.log.length;
  const testing = addServer(reference.origin);
  await vi.waitFor(() =>
    expect(reference.log.slice(before).map(({ path }) => path)).toContain("/bootstrap/me"),
  );
  await removeServer(reference.origin);
  reference.release();
  await testing;
  expect((await settings.read()).servers).toEqual([]);
});

test("removing a server drops its account and its permission, and sends nothing", async () => {
  await enter(true);
  const before = reference.log.length;
  await removeServer(reference.origin);
  expect(await fakeBrowser.storage.local.get("accounts")).toEqual({ accounts: {} });
  expect((await settings.read()).servers).toEqual([]);
  expect([...made.granted]).toEqual([]);
  expect(reference.log).toHaveLength(before);
});
