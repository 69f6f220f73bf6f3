/** A recipient's looks and reveals tell the server little about them, on the wire of a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SecretLink } from "../../../lib/domain";
import { failureInfo } from "../../../lib/failure";
import { background } from "../../../lib/app/background";
import { sessionAccounts } from "../../../lib/app/items";
import { ioOfRecipient, lookAt } from "../../../lib/app/recipient";
import { services } from "../../support/services";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";
import { nodeIo } from "../../support/node-io";

const [service] = services;
const account = { user: "dana@example.com", token: "t0ken-of-dana" };
let reference: ReferenceServer;
/** The messages to the background. */
const call = vi.spyOn(background, "call");

beforeEach(async () => {
  reference = await startReferenceServer({ account });
  freshBrowser(reference.origin);
  call.mockReset().mockResolvedValue(undefined);
});

afterEach(() => reference.close());

const server = () => service.server(reference.origin);
const haveAccount = () => sessionAccounts.write({ [reference.origin]: account });

/** A link to a secret that somebody with the account made. */
async function link(): Promise<SecretLink> {
  const { origin: address } = reference;
  const io = { ...nodeIo, credentials: account };
  const { id } = await service.create(io, server(), { text: "k9!vT2-", lifetime: 3600 });
  return { service: service.id, address, id };
}

/** The credentials of each request after the secret was made. */
const callers = () => reference.log.slice(1).map(({ headers }) => headers["authorization"]);

async function lookAndReveal() {
  const made = await link();
  const { server: at, preview } = await lookAt(server(), made);
  expect(preview.state).toBe("waiting");
  return service.reveal(await ioOfRecipient(at), at, made);
}

describe("a recipient", () => {
  test("is nobody to a server that takes guests, even with an account there", async () => {
    await haveAccount();
    expect(await lookAndReveal()).toMatchObject({ state: "revealed", text: "k9!vT2-" });
    expect(new Set(callers())).toEqual(new Set([undefined]));
  });

  test("uses the account where guests are not taken, having asked as nobody first", async () => {
    await haveAccount();
    reference.switch({ guestRoutes: false });
    expect(await lookAndReveal()).toMatchObject({ state: "revealed", text: "k9!vT2-" });
    expect(callers()[0]).toBeUndefined();
    expect(callers().at(-1)).toMatch(/^Basic /);
  });

  test("is nobody again where guests are taken by now", async () => {
    await haveAccount();
    const made = await link();
    const { server: at } = await lookAt({ ...server(), guests: false }, made);
    expect(await ioOfRecipient(at)).not.toHaveProperty("credentials");
    expect(new Set(callers())).toEqual(new Set([undefined]));
  });

  test("without an account is told that guests are not taken", async () => {
    reference.switch({ guestRoutes: false });
    const made = await link();
    const looking = lookAt(server(), made).catch(failureInfo);
    expect(await looking).toEqual({ kind: "denied", reason: "guest-off" });
  });

  test("never tells of an account at another server", async () => {
    await sessionAccounts.write({ "https://secrets.example.org": account });
    reference.switch({ guestRoutes: false });
    const looking = lookAt(server(), await link()).catch(failureInfo);
    expect(await looking).toMatchObject({ reason: "guest-off" });
    expect(new Set(callers())).toEqual(new Set([undefined]));
  });

  test("does not use the account for any other failure", async () => {
    await haveAccount();
    const made = await link();
    reference.switch({ fault: { kind: "500" } });
    expect(await lookAt(server(), made).catch(failureInfo)).toMatchObject({ kind: "busy" });
    expect(callers()).toEqual([undefined]);
  });
});

test("a look shows that an old server hands a secret to several at once, whoever knew", async () => {
  const seen = async () => (await lookAt(server(), await link())).server.exclusive;
  expect(await seen()).toBeUndefined();
  reference.switch({ version: "0.23" });
  expect(await seen()).toBe(false);
});

describe("the dialect that a look has found", () => {
  test("is told to the background, and nothing else of the link", async () => {
    await lookAt(server(), await link());
    const found = { address: reference.origin, dialect: "v2-guest" };
    expect(call.mock.calls).toEqual([["noteDialect", found]]);
  });

  test("is not told again", async () => {
    await lookAt({ ...server(), dialect: "v2-guest" }, await link());
    expect(call).not.toHaveBeenCalled();
  });

  test("is no loss if the background does not answer", async () => {
    call.mockRejectedValue(new Error("nobody"));
    expect(await lookAt(server(), await link())).toMatchObject({
      preview: { state: "waiting" },
    });
  });
});
