/** The one way out, before a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { failureInfo } from "../../../lib/failure";
import { ioFor } from "../../../lib/app/credentials";
import { io } from "../../../lib/app/io";
import { sessionAccounts } from "../../../lib/app/items";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser, type Made } from "../../support/fresh-browser";

const [service] = services;
let reference: ReferenceServer;
let made: Made;

beforeEach(async () => {
  reference = await startReferenceServer();
  made = freshBrowser(reference.origin);
});

afterEach(() => reference.close());

const status = (safe = true) =>
  io.send(new Request(`${reference.origin}/api/v2/status`), { safe, timeout: 20_000 });

const allow = (servers: unknown) => fakeBrowser.storage.managed.set({ servers });

test("an allowed and permitted request is sent", async () => {
  await allow([reference.origin]);
  expect((await status()).status).toBe(200);
});

test("no answer is told as such: nothing happened if the call is safe", async () => {
  reference.switch({ fault: { kind: "refuse" } });
  expect(await status().catch(failureInfo)).toMatchObject({ kind: "unreachable" });
  expect(await status(false).catch(failureInfo)).toMatchObject({ kind: "unanswered" });
});

describe("nothing is sent", () => {
  const none = ["https://secrets.example.org"];
  const link = { service: service.id, address: "" as const, id: "a".repeat(62) };
  const secret = { text: "k9!vT2-", lifetime: 3600 };

  test.each<[string, () => Promise<unknown> | undefined]>([
    ["to look at a server", () => service.probe(io, reference.origin)],
    ["to sign in", async () => service.verify?.(await withAccount(), server())],
    ["to create", () => service.create(io, server(), secret)],
    ["to create for an account", async () => service.create(await withAccount(), server(), secret)],
    ["to look at a link", () => service.preview(io, server(), at())],
    ["to reveal", () => service.reveal(io, server(), at())],
    ["to ask what became of a secret", () => service.status?.(io, server(), link.id)],
    ["to burn", () => service.burn?.(io, server(), link.id)],
  ])("%s, to a server that the organisation does not allow", async (_what, call) => {
    await allow(none);
    const failure = { kind: "unsupported", reason: "policy-server" };
    expect(await call()?.catch(failureInfo)).toEqual(failure);
    expect(reference.log).toEqual([]);
  });

  test("without the browser's permission, which may be withdrawn at any time", async () => {
    await status();
    made.granted.clear();
    expect(await status().catch(failureInfo)).toEqual({ kind: "denied", reason: "no-permission" });
    expect(reference.log).toHaveLength(1);
  });

  test("without encryption, but on this machine", async () => {
    made.granted.add("http://secrets.example.org/*");
    const sent = io.send(new Request("http://secrets.example.org/"), { safe: true });
    expect(await sent.catch(failureInfo)).toMatchObject({ reason: "no-permission" });
  });

  const server = () => service.server(reference.origin);
  const at = () => ({ ...link, address: reference.origin });

  async function withAccount() {
    await sessionAccounts.write({ [reference.origin]: { user: "dana", token: "t0ken" } });
    return ioFor(reference.origin);
  }
});
