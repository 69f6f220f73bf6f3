/** A burn whose answer is lost, at a service that tells nobody what became of a secret. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failureInfo } from "../../../lib/failure";
import { attempts, settings } from "../../../lib/app/items";
import { burnSecret, undo } from "../../../entrypoints/background/undo";
import { shareText } from "../../../entrypoints/background/share";
import type { Sending } from "../../../lib/service";
import { sending as onetimesecret } from "../../../lib/services/onetimesecret/sending";
import { sending as privatebin } from "../../../lib/services/privatebin/sending";
import { startPrivateBin, type PrivateBin } from "../../reference/privatebin/server";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { freshBrowser } from "../../support/fresh-browser";

vi.mock("../../../entrypoints/background/clipboard", () => ({
  prepareClipboard: () => Promise.resolve(),
  copyUnseen: () => Promise.resolve(true),
}));

let untold: PrivateBin;
let told: ReferenceServer;

beforeEach(async () => {
  [untold, told] = [await startPrivateBin(), await startReferenceServer()];
  freshBrowser(untold.origin, told.origin);
});

afterEach(async () => {
  await untold.close();
  await told.close();
});

async function shared(service: Sending, { origin }: Pick<ReferenceServer, "origin">) {
  const server = service.server(origin);
  await settings.write({ ...(await settings.read()), server: origin, servers: [server] });
  const terms = { lifetime: 86_400, sealed: true };
  const attempt = await shareText({ text: "k9!vT2-", terms, note: "" });
  if (attempt.state !== "shared") throw new Error(`unexpected: ${attempt.state}`);
  return attempt;
}

/** The creation is one, and so is each burn. */
const posts = () => untold.log.filter(({ method }) => method === "POST");

test("leaves a doubt at the link", async () => {
  const { id, url } = await shared(privatebin, untold);
  untold.fail({ kind: "cut", on: /^POST/ });
  expect(await undo(id).catch(failureInfo)).toMatchObject({ kind: "unanswered" });
  expect(await attempts.read()).toMatchObject([{ id, state: "shared", url, burning: true }]);
});

test("leaves it before anything is sent, so that a browser that ends meanwhile leaves it too", async () => {
  const { id, receipt } = await shared(privatebin, untold);
  untold.fail({ kind: "hold", on: /^POST/ });
  const burnt = burnSecret(receipt);
  await vi.waitFor(() => expect(posts()).toHaveLength(2));
  expect(await attempts.read()).toMatchObject([{ id, burning: true }]);
  untold.release();
  expect(await burnt).toEqual({ state: "burned" });
  expect(await attempts.read()).toMatchObject([{ id, state: "undone" }]);
});

test("is settled by another try", async () => {
  const { id } = await shared(privatebin, untold);
  untold.fail({ kind: "cut", on: /^POST/, times: 1 });
  await undo(id).catch(failureInfo);
  expect(await undo(id)).toEqual({ state: "gone" });
  expect(await attempts.read()).toMatchObject([{ id, state: "undone" }]);
});

test("leaves no doubt if the server said that nothing was burned", async () => {
  const { id } = await shared(privatebin, untold);
  untold.fail({ kind: "limited", on: /^POST/ });
  expect(await undo(id).catch(failureInfo)).toMatchObject({ reason: "rate-limited" });
  const [attempt] = await attempts.read();
  expect(attempt).toMatchObject({ id, state: "shared" });
  expect(attempt).not.toHaveProperty("burning");
});

test("leaves the doubt of an earlier try if the server said that this one burned nothing", async () => {
  const { id } = await shared(privatebin, untold);
  untold.fail({ kind: "cut", on: /^POST/ });
  await undo(id).catch(failureInfo);
  untold.fail({ kind: "limited", on: /^POST/ });
  await undo(id).catch(failureInfo);
  expect(await attempts.read()).toMatchObject([{ id, burning: true }]);
});

test("leaves none where the service can be asked afterwards", async () => {
  const { id } = await shared(onetimesecret, told);
  told.switch({ fault: { kind: "cut", on: /burn$/ } });
  expect(await undo(id).catch(failureInfo)).toMatchObject({ kind: "unanswered" });
  expect((await attempts.read())[0]).not.toHaveProperty("burning");
});
