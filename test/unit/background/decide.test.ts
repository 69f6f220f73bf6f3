/** The question who can open a link, answered at its result, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failureInfo } from "../../../lib/failure";
import { decide } from "../../../entrypoints/background/decide";
import { attempts, settings } from "../../../lib/app/items";
import { shareText } from "../../../entrypoints/background/share";
import { sending } from "../../../lib/services/sending";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

vi.mock("../../../entrypoints/background/clipboard", () => ({
  prepareClipboard: () => Promise.resolve(),
  copyUnseen: () => Promise.resolve(true),
}));

let reference: ReferenceServer;

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  const server = sending[0].server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(() => reference.close());

/** Shares by the default terms, as a selection does. */
async function shared() {
  const terms = { lifetime: 3600, sealed: true };
  const attempt = await shareText({ text: "k9!vT2-", terms, note: "" }, undefined, "default");
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

const kindNow = async () => (await settings.read()).terms.kind;
const burns = () => reference.log.filter(({ path }) => path.endsWith("/burn"));

test("the kind that the link is leaves it, and settles the question", async () => {
  const { id } = await shared();
  await decide({ id, kind: "sealed", forAll: false });
  expect(await kindNow()).toBe("sealed");
  expect(burns()).toEqual([]);
});

test("the other kind burns the link and makes another, and new links stay sealed", async () => {
  const { id, url } = await shared();
  const other = await decide({ id, kind: "service-encrypted", forAll: false });
  expect(other).toMatchObject({ state: "shared", draft: { terms: { sealed: false } } });
  expect(other).not.toMatchObject({ url });
  expect(burns()).toHaveLength(1);
  expect(await kindNow()).toBe("sealed");
  expect((await shared()).draft.terms.sealed).toBe(true);
});

test.each(["sealed", "service-encrypted"] as const)(
  "for all links, it is the kind of new ones too: %s",
  async (kind) => {
    const { id } = await shared();
    await decide({ id, kind, forAll: true });
    expect(await kindNow()).toBe(kind);
    expect((await shared()).draft.terms.sealed).toBe(kind === "sealed");
  },
);

test("an answer for one link leaves what was decided meanwhile", async () => {
  const { id } = await shared();
  const { terms, ...chosen } = await settings.read();
  await settings.write({ ...chosen, terms: { ...terms, kind: "service-encrypted" } });
  await decide({ id, kind: "sealed", forAll: false });
  expect(await kindNow()).toBe("service-encrypted");
});

test("a link that cannot be made anew stays, and so does the answer", async () => {
  const { id } = await shared();
  reference.switch({ fault: { kind: "500", on: /burn$/, times: 1 } });
  const failure = await decide({ id, kind: "service-encrypted", forAll: true }).catch(failureInfo);
  expect(failure).toMatchObject({ kind: "busy" });
  expect(await attempts.read()).toMatchObject([{ id, state: "shared" }]);
  expect(await kindNow()).toBe("service-encrypted");
});
