/** Burning with proof, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Draft } from "../../../lib/sharing/draft";
import { failureInfo } from "../../../lib/failure";
import { links, sessionAccounts, settings } from "../../../lib/app/items";
import { burn, refresh } from "../../../entrypoints/background/burn";
import { all } from "../../../entrypoints/background/receipts";
import { sending } from "../../../lib/services/sending";
import { shareText } from "../../../entrypoints/background/share";
import { burnNeeds } from "../../../lib/sharing/receipts";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { sealWithFewIterations } from "../../support/few-iterations";
import { freshBrowser } from "../../support/fresh-browser";

const account = { user: "dana@example.com", token: "t0ken-of-dana" };
let reference: ReferenceServer;

beforeEach(async () => {
  reference = await startReferenceServer({ account });
  freshBrowser(reference.origin);
  const server = sending[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => reference.close());

async function shared(terms: Partial<Draft["terms"]> = {}) {
  const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true, ...terms }, note: "" };
  const attempt = await shareText(draft);
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

/** Closes the browser: the link that was in memory is gone. */
async function forgotten(terms: Partial<Draft["terms"]> = {}) {
  const attempt = await shared(terms);
  await links.write({});
  return attempt;
}

const burns = () => reference.log.filter(({ path }) => path.endsWith("/burn"));
const statuses = async () => (await all()).map(({ status }) => status.state);
const plain = { sealed: false, passphrase: "plum-orbit" };

describe("a service-encrypted secret with a passphrase that is no longer in memory", () => {
  test("is burned with it", async () => {
    const { receipt } = await forgotten(plain);
    expect(await burn(receipt, "plum-orbit")).toMatchObject({ state: "burned" });
  });

  test.each([undefined, ""])("is not burned without it, and nothing is sent: %j", async (proof) => {
    const { receipt } = await forgotten(plain);
    const failure = { kind: "unsupported", reason: "passphrase-gone" };
    expect(await burn(receipt, proof).catch(failureInfo)).toEqual(failure);
    expect(burns()).toEqual([]);
  });

  test("is not burned with a wrong one, which is said, and its receipt stays", async () => {
    const { receipt } = await forgotten(plain);
    const failure = { kind: "refused", reason: "wrong-passphrase" };
    expect(await burn(receipt, "another one").catch(failureInfo)).toEqual(failure);
    expect(await statuses()).toEqual(["waiting"]);
    expect(await burn(receipt, "plum-orbit")).toMatchObject({ state: "burned" });
  });

  test("keeps nothing of what was tried", async () => {
    const { receipt } = await forgotten(plain);
    await burn(receipt, "another one").catch(failureInfo);
    expect(await links.read()).toEqual({});
  });
});

describe("a sealed secret with an access code that is no longer in memory", () => {
  beforeEach(() => reference.switch({ passphraseRequired: true }));

  test("is burned by its whole link, of which the service sees the code alone", async () => {
    const { receipt, url } = await forgotten();
    expect(await burn(receipt, ` ${url}\n`)).toMatchObject({ state: "burned" });
    expect(JSON.stringify(reference.log)).not.toContain(new URL(url).hash.slice(1));
  });

  test.each([
    ["complex passphrases", { passphraseComplex: true }, "#32x"],
    ["short passphrases", { passphraseMax: 12 }, "#12x"],
  ])("is burned by its whole link where the server asks for %s", async (_, limits, mark) => {
    reference.switch({ limits });
    const { receipt, url } = await forgotten();
    expect(new URL(url).hash.startsWith(mark)).toBe(true);
    expect(await burn(receipt, url)).toMatchObject({ state: "burned" });
  });

  const ANOTHER = { kind: "unsupported", reason: "another-link" };
  // The digest knows nothing of keys: it is the service that refuses the code of a wrong one.
  const WRONG = { kind: "refused", reason: "wrong-passphrase" };

  test.each<[string, object, (url: string, other: string) => string]>([
    ["another secret's", ANOTHER, (_url, other) => other],
    ["without its key", ANOTHER, (url) => url.replace(/#.*/, "")],
    ["with half its key", ANOTHER, (url) => url.slice(0, -32)],
    ["of another server", ANOTHER, (url) => url.replace("127.0.0.1", "localhost")],
    ["no link at all", ANOTHER, () => "plum-orbit"],
    ["with another's key", WRONG, (url, other) => url.replace(/#.*/, "") + new URL(other).hash],
  ])("is not burned by a link that is %s", async (_what, failure, wrong) => {
    const other = await shared();
    const { receipt, url } = await forgotten();
    expect(await burn(receipt, wrong(url, other.url)).catch(failureInfo)).toEqual(failure);
    expect(burns()).toHaveLength(failure === WRONG ? 1 : 0);
    expect(await statuses()).toEqual(["waiting", "waiting"]);
  });
});

test("an order that was taken is no proof: a person whose secret still waits is not told that it is burned", async () => {
  const { receipt } = await shared();
  const waiting = { state: "waiting", opened: false } as const;
  vi.spyOn(sending[0], "burn").mockResolvedValueOnce(waiting);
  const failure = { kind: "protocol", reason: "unexpected" };
  expect(await burn(receipt).catch(failureInfo)).toEqual(failure);
  expect(await statuses()).toEqual(["waiting"]);
});

test("a passphrase in memory goes before a typed one", async () => {
  const { receipt } = await shared(plain);
  expect(await burn(receipt, "another one")).toMatchObject({ state: "burned" });
});

test("a secret that asks for nothing is burned with nothing, whatever was typed", async () => {
  sealWithFewIterations();
  const { receipt } = await forgotten({ passphrase: "ours alone" });
  expect(await burn(receipt, "ours alone")).toMatchObject({ state: "burned" });
  expect(JSON.stringify(reference.log)).not.toContain("ours alone");
});

test("the person learns the proof for a burn before it", async () => {
  const { receipt } = await forgotten(plain);
  const [kept] = await all();
  if (!kept) throw new Error("no receipt");
  expect(burnNeeds(kept, (await links.read())[receipt])).toBe("passphrase");
});

test("the account is spoken for where there is one: creating, asking and burning", async () => {
  reference.switch({ guestRoutes: false });
  await sessionAccounts.write({ [reference.origin]: account });
  const { receipt } = await shared();
  await refresh();
  expect(reference.log.map(({ method }) => method)).toEqual(["POST", "GET"]);
  expect(await burn(receipt)).toMatchObject({ state: "burned" });
  expect(reference.log.every(({ headers }) => headers["authorization"]?.startsWith("Basic "))).toBe(
    true,
  );
});
