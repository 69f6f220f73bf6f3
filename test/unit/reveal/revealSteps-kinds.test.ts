/** The reveal tab before servers of every kind, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { revealSteps } from "../../../entrypoints/reveal/revealSteps";
import type { View } from "../../../entrypoints/reveal/view";
import type { Draft } from "../../../lib/sharing/draft";
import { settings, ticket } from "../../../lib/app/items";
import { notePolicy } from "../../../entrypoints/background/policy";
import { services } from "../../support/services";
import { NO_POLICY } from "../../../lib/settings/policy";
import { share } from "../../../lib/sharing/share";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import type { Switches } from "../../reference/switches";
import { freshBrowser } from "../../support/fresh-browser";
import { nodeIo } from "../../support/node-io";

const { managed }: { managed: { get(): Promise<object> } } = fakeBrowser.storage;
const [service] = services;
let reference: ReferenceServer;
let views: View[];

beforeEach(async () => {
  reference = await startReferenceServer();
  freshBrowser(reference.origin);
  fakeBrowser.tabs.getCurrent = () => Promise.resolve(undefined);
  views = [];
  const server = service.server(reference.origin);
  await settings.write({ ...(await settings.read()), server: server.address, servers: [server] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await reference.close();
});

const now = () => views.at(-1);

/** A link to a secret made while the server was as `made`. */
async function link(terms: Partial<Draft["terms"]> = {}, made: Partial<Switches> = {}) {
  reference.switch(made);
  const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true, ...terms }, note: "" };
  return (
    await share(service, nodeIo, service.server(reference.origin), draft, {
      policy: NO_POLICY,
      explanation: "",
    })
  ).link;
}

/** A tab that was opened with this link, and has looked. */
async function open(secret: Awaited<ReturnType<typeof link>>) {
  await ticket("t").write({ url: service.format(secret).href });
  const steps = revealSteps("t", (view) => views.push(view));
  await steps.start();
  return steps;
}

/** The press on Reveal once. */
async function once(steps: Awaited<ReturnType<typeof open>>, passphrase?: string) {
  const view = now();
  if (view?.state === "refused") return steps.once(view.target, view.preview, passphrase);
  if (view?.state !== "preview" || view.look.state === "looking") throw new Error("no preview");
  return steps.once(view.target, view.look, passphrase);
}

const consuming = () => reference.log.filter(({ method }) => method === "POST").length;

describe("a server that cannot look (v1)", () => {
  const old = { v2: false };

  test("is not asked for the secret before the click", async () => {
    const secret = await link({}, old);
    const before = consuming();
    await open(secret);
    expect(now()).toMatchObject({ state: "preview", look: { state: "unknown" } });
    expect(consuming()).toBe(before);
  });

  test.each([false, true])(
    "reveals a sealed secret (guarded by its access code: %s)",
    async (on) => {
      const secret = await link({}, { ...old, passphraseRequired: on });
      const steps = await open(secret);
      await once(steps);
      expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
    },
  );

  test("calls a sealed secret gone where it refuses it: the passphrase cannot have been wrong", async () => {
    const secret = await link({}, old);
    const steps = await open(secret);
    await once(steps);
    await steps.start();
    await ticket("t").write({ url: service.format(secret).href });
    await steps.start();
    await once(steps);
    expect(now()).toMatchObject({ state: "gone" });
  });

  test("may mean a wrong passphrase: the typed text stays, nothing is used up, and the right one opens it", async () => {
    const steps = await open(await link({ sealed: false, passphrase: "plum-orbit" }, old));
    await once(steps);
    expect(now()).toMatchObject({ state: "refused", tried: false, typed: undefined });
    await once(steps, "plum-orbi");
    expect(now()).toMatchObject({ state: "refused", tried: false, typed: "plum-orbi" });
    await once(steps, "plum-orbit");
    expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
  });

  test("refuses what this tab may have used up, and the tab remembers that it tried", async () => {
    const steps = await open(await link({ sealed: false }, old));
    reference.switch({ fault: { kind: "cut", on: /POST/, times: 1 } });
    await once(steps);
    expect(now()).toMatchObject({ state: "failed", failure: { kind: "unanswered" } });
    await steps.start();
    await once(steps);
    expect(now()).toMatchObject({ state: "refused", tried: true });
  });
});

describe("an odd answer to the reveal", () => {
  const odd = { kind: "odd", on: /^POST/, times: 1 } as const;

  test.each([{}, { v2: false }])(
    "is shown as the server's, not as the secret: %j",
    async (server) => {
      const steps = await open(await link({ sealed: false }, server));
      reference.switch({ fault: odd });
      await once(steps);
      expect(now()).toMatchObject({ state: "text", suspicion: "answer" });
      expect(JSON.stringify(now())).toContain("k9!vT2-");
    },
  );

  test("with the sealed text in it opens as ever", async () => {
    const steps = await open(await link());
    reference.switch({ fault: odd });
    await once(steps);
    expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
  });

  test("in place of a sealed text is not called the secret either", async () => {
    const secret = await link();
    reference.tamper(secret.id, "transfer the money to me");
    const steps = await open(secret);
    reference.switch({ fault: odd });
    await once(steps);
    expect(now()).toMatchObject({ state: "warning", source: "secret" });
  });
});

test("a server for people with an account only says so, and uses nothing up", async () => {
  const secret = await link({ sealed: false });
  reference.switch({ guestRoutes: false });
  await open(secret);
  expect(now()).toMatchObject({
    state: "failed",
    doing: "preview",
    failure: { kind: "denied", reason: "guest-off" },
  });
});

describe("a server that the organisation does not allow", () => {
  const allow = async (servers: readonly string[]) => {
    vi.spyOn(managed, "get").mockResolvedValue({ servers });
    await notePolicy();
  };
  const refused = {
    state: "failed",
    failure: { kind: "unsupported", reason: "policy-server" },
  } as const;

  test("is sent nothing, known or not", async () => {
    const secret = await link();
    const before = reference.log.length;
    await allow(["https://eu.onetimesecret.com"]);
    await open(secret);
    expect(now()).toMatchObject(refused);
    await settings.write({ ...(await settings.read()), servers: [] });
    await open(secret);
    expect(now()).toMatchObject(refused);
    expect(reference.log).toHaveLength(before);
  });

  test("is sent nothing either if that was set after the look, and the tab is not to blame", async () => {
    const secret = await link();
    const steps = await open(secret);
    const before = reference.log.length;
    await allow([]);
    await once(steps);
    expect(now()).toMatchObject({ ...refused, doing: "reveal" });
    expect(reference.log).toHaveLength(before);
    expect((await ticket("t").read())?.tried).not.toBe(true);
  });

  test("and one that it allows is asked as ever", async () => {
    const secret = await link();
    await allow([reference.origin]);
    await open(secret);
    expect(now()).toMatchObject({ state: "preview", look: { state: "waiting" } });
  });
});
