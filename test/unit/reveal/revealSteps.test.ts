/** The reveal tab's steps, over the fake browser's storage and a real HTTP server. */
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { revealSteps } from "../../../entrypoints/reveal/revealSteps";
import type { View } from "../../../entrypoints/reveal/view";
import type { Draft } from "../../../lib/sharing/draft";
import { background } from "../../../lib/app/background";
import { settings, ticket } from "../../../lib/app/items";
import { services } from "../../support/services";
import { NO_POLICY } from "../../../lib/settings/policy";
import { findSealed } from "../../../lib/sealing/format";
import { share } from "../../../lib/sharing/share";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { sealWithFewIterations } from "../../support/few-iterations";
import { freshBrowser } from "../../support/fresh-browser";
import { nodeIo } from "../../support/node-io";

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

afterEach(() => reference.close());

/** A tab that was opened with a link to this secret, and has looked. */
async function open(terms: Partial<Draft["terms"]> = {}) {
  const draft = { text: "k9!vT2-", terms: { lifetime: 3600, sealed: true, ...terms }, note: "" };
  const rules = { policy: NO_POLICY, explanation: "" };
  const { link } = await share(service, nodeIo, service.server(reference.origin), draft, rules);
  await ticket("t").write({ url: service.format(link).href });
  const steps = revealSteps("t", (view) => views.push(view));
  await steps.start();
  const view = now();
  if (view?.state !== "preview" || view.look.state === "looking") throw new Error("no preview");
  const { target, look } = view;
  return { steps, target, once: (passphrase?: string) => steps.once(target, look, passphrase) };
}

const now = () => views.at(-1);

/** Reveals as somebody else with the link does. */
async function revealElsewhere(id: string, passphrase?: string): Promise<void> {
  await fetch(`${reference.origin}/api/v2/guest/secret/${id}/reveal`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ continue: true, passphrase }),
  });
}

describe("gone", () => {
  test("after a reveal whose answer was lost is put down to that", async () => {
    const { steps, target, once } = await open();
    reference.switch({ fault: { kind: "cut", on: /reveal$/, times: 1 } });
    await once();
    expect(now()).toMatchObject({ state: "failed", failure: { kind: "unanswered" } });
    await steps.look(target);
    expect(now()).toMatchObject({ state: "gone", tried: true });
  });

  test("after a wrong passphrase, which used nothing up, is not put down to this tab", async () => {
    const { steps, target, once } = await open({ sealed: false, passphrase: "plum-orbit" });
    await once("another one");
    expect(now()).toMatchObject({ state: "asked", wrong: true });
    await revealElsewhere(target.link.id, "plum-orbit");
    await steps.look(target);
    expect(now()).toMatchObject({ state: "gone", tried: false });
  });

  test("because somebody was faster is not put down to this tab", async () => {
    const { target, once } = await open();
    await revealElsewhere(target.link.id);
    await once();
    expect(now()).toMatchObject({ state: "gone", tried: false });
  });
});

/** Has the browser write nothing to memory until it is let. */
function holdWrites(): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const { session } = fakeBrowser.storage;
  const write = session.set.bind(session);
  Object.assign(session, {
    set: async (items: Record<string, unknown>) => {
      await released;
      await write(items);
    },
  });
  return release;
}

/** Lets everything go on that waits for no write. */
async function goOn(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await new Promise(setImmediate);
}

describe("as the browser is slow to write", () => {
  afterEach(() => vi.restoreAllMocks());

  test("nothing is sent before the tab is noted to have tried the link", async () => {
    const { once } = await open();
    const write = holdWrites();
    const fetched = vi.spyOn(globalThis, "fetch");
    const asked = vi.spyOn(fakeBrowser.permissions, "contains");
    const ended = once();
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await goOn();
    expect(fetched).not.toHaveBeenCalled();
    write();
    await ended;
    expect(now()).toMatchObject({ state: "text", text: "k9!vT2-" });
  });

  test("a text is shown only once its sealed form is kept", async () => {
    const { once } = await open();
    const opened = vi.spyOn(crypto.subtle, "decrypt");
    let write: (() => void) | undefined;
    const fetched = globalThis.fetch;
    vi.spyOn(globalThis, "fetch").mockImplementation((...given) => {
      write = holdWrites();
      return fetched(...given);
    });
    const ended = once();
    await vi.waitFor(() => expect(opened).toHaveBeenCalled());
    await goOn();
    expect(now()).toEqual({ state: "revealing" });
    write?.();
    await ended;
    expect(now()).toMatchObject({ state: "text", text: "k9!vT2-" });
    expect(await ticket("t").read()).toHaveProperty("sealed");
  });
});

/** Forms in which people paste a link. */
const pastes: readonly ((link: string) => string)[] = [
  (link) => `"${link}"`,
  (link) => `\u201e${link}\u201c`,
  (link) => `Here it is: <${link}|the secret>.`,
  (link) => `[the secret](${link})`,
  (link) => ` > ${link.slice(0, 60)}\n > ${link.slice(60)}`,
];

describe("a link that is pasted", () => {
  test.each(pastes)("into an empty tab is found in %s", async (paste) => {
    const { target } = await open();
    const link = service.format(target.link).href;
    const steps = revealSteps("u", (view) => views.push(view));
    await steps.take(paste(link));
    expect(now()).toMatchObject({ state: "preview", target: { link: target.link } });
    // Once the tab is reloaded, it is there again.
    await revealSteps("u", (view) => views.push(view)).start();
    expect(now()).toMatchObject({ state: "preview", target: { link: target.link } });
  });

  test.each(pastes)("beside its sealed text is found in %s", async (paste) => {
    const { steps, target } = await open();
    const sealed = reference.stored(target.link.id) ?? "";
    const link = paste(service.format(target.link).href);
    await steps.openPasted({ link, sealed }, { wanted: "both" });
    expect(now()).toMatchObject({ state: "text", text: "k9!vT2-" });
  });

  test("without its scheme is found, and its server named before anything is asked", async () => {
    const bare = `secrets.example.org/secret/${"a".repeat(62)}#${"0".repeat(64)}`;
    const steps = revealSteps("u", (view) => views.push(view));
    await steps.take(bare);
    expect(now()).toMatchObject({
      state: "foreign",
      target: { link: { address: "https://secrets.example.org" } },
    });
    expect(await ticket("u").read()).toEqual({ url: `https://${bare}` });
  });

  test("wrapped in prose says whose address it came in", async () => {
    const { target } = await open();
    const link = encodeURIComponent(service.format(target.link).href);
    const steps = revealSteps("u", (view) => views.push(view));
    await steps.take(`See https://wrapper.example/?url=${link}.`);
    expect(now()).toMatchObject({ state: "wrapped", wrappers: ["wrapper.example"] });
  });
});

describe("on the website", () => {
  const key = "0".repeat(64);
  let call: MockInstance<typeof background.call>;
  beforeEach(() => {
    call = vi.spyOn(background, "call").mockReset().mockResolvedValue(undefined);
    fakeBrowser.tabs.getCurrent = async () => ({ ...(await fakeBrowser.tabs.create({})), id: 7 });
  });

  /** The address that the tab opened with this link would lead to. */
  async function site(url: string) {
    await ticket("t").write({ url });
    await revealSteps("t", (view) => views.push(view)).start();
    const view = now();
    if (view === undefined) throw new Error("no view");
    if ("site" in view) return view.site;
    if ("target" in view) return view.target.site;
    throw new Error(`no website in ${view.state}`);
  }

  test("a link opens in this very tab, as it was clicked", async () => {
    const { steps, target } = await open();
    await steps.website(target.site);
    const { url = "" } = (await ticket("t").read()) ?? {};
    expect(url).toContain("#");
    expect(call).toHaveBeenLastCalledWith("website", { tab: 7, url });
    expect(target.site).toMatchObject({ page: "service", host: new URL(reference.origin).host });
  });

  test("one in the viewer's form leads to the viewer, whole or cut", async () => {
    const own = `${new URL(reference.origin).host}/${"a".repeat(62)}`;
    const url = `https://viewer.example/open/#http:${own}/${key}`;
    const viewer = { page: "viewer", host: "viewer.example" };
    expect(await site(url)).toEqual({ ...viewer, url });
    expect(await site(url.slice(0, -2))).toEqual({ ...viewer, url: url.slice(0, -2) });
    expect(now()?.state).toBe("cut");
  });

  test("one that was pasted with what stands around it has its address alone", async () => {
    const url = `${reference.origin}/secret/${"a".repeat(62)}#${key}`;
    expect(await site(` <${url}>\n`)).toMatchObject({ page: "service", url });
  });
});

describe("a text that the link does not open", () => {
  /** A tab whose link has another key, or none, and which has revealed. */
  async function revealedWith(change: (url: string) => string, passphrase?: string) {
    const { target } = await open(passphrase === undefined ? {} : { passphrase });
    const url = service.format(target.link).href;
    await ticket("t").write({ url: change(url) });
    const steps = revealSteps("t", (view) => views.push(view));
    await steps.start();
    const view = now();
    if (view?.state !== "preview" || view.look.state === "looking") throw new Error("no preview");
    await steps.once(view.target, view.look);
    const { sealed } = (await ticket("t").read()) ?? {};
    expect(findSealed(sealed ?? "")).toBeDefined();
    return { steps, url, sealed };
  }

  const mistype = (url: string) => url.replace(/.{5}$/, "00000");

  function have() {
    const view = now();
    if (view?.state !== "pasting") throw new Error("nothing is to be pasted");
    return view.have;
  }

  test("is tried with another one, and lost by none", async () => {
    const { steps, url, sealed } = await revealedWith(mistype);
    const warning = now();
    if (warning?.state !== "warning") throw new Error("no warning");
    await steps.tryAnotherLink(warning);
    await steps.openPasted({ link: url.replace(/.{5}$/, "11111"), sealed: "" }, have());
    expect(now()).toMatchObject({ state: "pasting", problem: "other-link", have: { sealed } });
    // A reload starts the tab again.
    await steps.start();
    expect(now()).toEqual(warning);
    await steps.tryAnotherLink(warning);
    await steps.openPasted({ link: url, sealed: "" }, have());
    expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
    expect(await ticket("t").read()).toMatchObject({ sealed });
  });

  test("for want of a key is opened by the full link, which is used up by then", async () => {
    const { steps, url } = await revealedWith((whole) => whole.replace(/#.*/, ""));
    expect(now()).toMatchObject({ state: "pasting", problem: "key-missing" });
    await steps.openPasted({ link: mistype(url), sealed: "" }, have());
    expect(now()).toMatchObject({ state: "pasting", problem: "other-link" });
    await steps.openPasted({ link: url, sealed: "" }, have());
    expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
  });
});

describe("a sealed text that was pasted where a link goes", () => {
  const pasting = (sealed: string) => ({
    state: "pasting",
    have: { wanted: "link", sealed, source: "pasted" },
  });

  /** Its secret is used up. */
  async function sealedOne() {
    const { target } = await open();
    const { id } = target.link;
    return { url: service.format(target.link).href, sealed: reference.stored(id) ?? "" };
  }

  test("asks for its link, and opens with it, without a request", async () => {
    const { url, sealed } = await sealedOne();
    await ticket("t").forget();
    const steps = revealSteps("t", (view) => views.push(view));
    await steps.start();
    const asked = reference.log.length;
    await steps.take(sealed);
    expect(now()).toEqual(pasting(sealed));
    const view = now();
    if (view?.state !== "pasting") throw new Error("nothing is to be pasted");
    await steps.openPasted({ link: url, sealed: "" }, view.have);
    expect(now()).toEqual({ state: "text", source: "pasted", text: "k9!vT2-" });
    expect(reference.log).toHaveLength(asked);
  });

  test("does so too where it comes from the popup, and after a reload", async () => {
    const { sealed } = await sealedOne();
    await ticket("t").write({ url: sealed });
    for (let times = 0; times < 2; times += 1) {
      const steps = revealSteps("t", (view) => views.push(view));
      await steps.start();
      expect(now()).toEqual(pasting(sealed));
    }
  });
});

test("a step that was overtaken shows nothing any more", async () => {
  sealWithFewIterations();
  const { steps, once } = await open({ passphrase: "plum-orbit" });
  await once();
  const view = now();
  if (view?.state !== "locked") throw new Error("not locked");
  const unlocking = steps.unlock(view.link, view.sealed, view.source, "plum-orbit");
  await Promise.all([steps.clear(), unlocking]);
  expect(now()).toEqual({ state: "cleared" });
  expect(await ticket("t").read()).toBeUndefined();
});

test("a sealed text that can't be kept is shown all the same", async () => {
  const { once } = await open();
  vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("quota"));
  await once();
  expect(now()).toEqual({ state: "text", source: "secret", text: "k9!vT2-" });
  vi.restoreAllMocks();
});
