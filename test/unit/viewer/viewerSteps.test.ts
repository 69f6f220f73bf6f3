/** The viewer's steps, over a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ioTo } from "../../../entrypoints/viewer/ioTo";
import { viewerSteps } from "../../../entrypoints/viewer/viewerSteps";
import type { View } from "../../../entrypoints/viewer/view";
import type { SecretLink } from "../../../lib/domain";
import { explanation as explain } from "../../../lib/wording/handOver";
import { words } from "../../support/words";
import { accessCode } from "../../../lib/sealing/key";
import { NO_POLICY } from "../../../lib/settings/policy";
import { sealWithFewIterations } from "../../support/few-iterations";
import { services } from "../../support/services";
import { share } from "../../../lib/sharing/share";
import { formatLink } from "../../../lib/links/viewerForm";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { nodeIo } from "../../support/node-io";

const [service] = services;
const VIEWER = "https://viewer.example/";
const TEXT = "  k9!vT2-\n";

let reference: ReferenceServer;
let views: View[];

beforeEach(async () => {
  sealWithFewIterations();
  views = [];
  reference = await startReferenceServer();
});

afterEach(() => reference.close());

const now = () => views.at(-1);

async function create(passphrase?: string): Promise<SecretLink> {
  const terms = {
    lifetime: 3600,
    sealed: true,
    ...(passphrase === undefined ? {} : { passphrase }),
  };
  const explanation = explain(words.explanation.en, { viewer: VIEWER, homepage: null });
  const rules = { policy: NO_POLICY, explanation };
  const server = service.server(reference.origin);
  const { link } = await share(service, nodeIo, server, { text: TEXT, terms, note: "" }, rules);
  return link;
}

/** A page that was opened with this in its fragment. */
async function open(fragment: string, origin = "https://viewer.example", safe = true) {
  let left = fragment;
  const place = {
    safe,
    origin,
    takeFragment() {
      const taken = left;
      left = "";
      return taken;
    },
  };
  const steps = viewerSteps(place, services, ioTo(origin), (view) => views.push(view));
  await steps.start();
  return { steps, left: () => left };
}

const fragmentOf = (link: SecretLink) => formatLink(link, service, VIEWER).split("#")[1] ?? "";

function have() {
  const view = now();
  if (view?.state !== "pasting") throw new Error("nothing is to be pasted");
  return view.have;
}

const both = { wanted: "both" } as const;

describe("opened with a link", () => {
  test("it leads to the service's page, without the key", async () => {
    const link = await create();
    const { left } = await open(fragmentOf(link));
    const page = `${reference.origin}/secret/${link.id}`;
    expect(now()).toMatchObject({ state: "steps", target: { link }, page });
    expect(left()).toBe("");
  });

  test("it opens what is pasted, without a request", async () => {
    const link = await create();
    const sealed = reference.stored(link.id) ?? "";
    const asked = reference.log.length;
    const { steps } = await open(fragmentOf(link));
    await steps.openPasted({ link: "", sealed: `> ${sealed}` }, await haveOf(steps));
    expect(now()).toEqual({ state: "text", source: "pasted", text: TEXT });
    expect(reference.log).toHaveLength(asked);
  });

  test("it asks for the sender's passphrase as often as it takes", async () => {
    const link = await create("sea-holly");
    const { steps } = await open(fragmentOf(link));
    const sealed = reference.stored(link.id) ?? "";
    await steps.openPasted({ link: "", sealed }, await haveOf(steps));
    expect(now()).toMatchObject({ state: "locked", wrong: false, busy: false });
    await steps.unlock(link, sealed, "pasted", "another");
    expect(now()).toMatchObject({ state: "locked", wrong: true, busy: false });
    await steps.unlock(link, sealed, "pasted", "sea-holly");
    expect(now()).toEqual({ state: "text", source: "pasted", text: TEXT });
  });

  test.each([
    ["a passphrase", {}, undefined],
    ["complex passphrases", { passphraseComplex: true }, 32],
    ["short passphrases", { passphraseMax: 12 }, 12],
  ])("it has the code that a server asks for which insists on %s", async (_, limits, length) => {
    reference.switch({ passphraseRequired: true, limits });
    const link = await create("sea-holly");
    const { steps } = await open(fragmentOf(link));
    const { code } = (await haveOf(steps)).target;
    expect(code).toBe(await accessCode(link.key ?? "", length));
    const body = JSON.stringify({ continue: true, passphrase: code });
    const revealed = await fetch(`${reference.origin}/api/v2/guest/secret/${link.id}/reveal`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(revealed.status).toBe(200);
  });

  test("with a cut key, it says so before anything is opened, and takes the whole one", async () => {
    const link = await create();
    const { steps } = await open(fragmentOf(link).slice(0, -2));
    expect(now()).toEqual({ state: "pasting", have: both, problem: "key-incomplete" });
    await steps.openPasted({ link: service.format(link).href, sealed: "" }, both);
    expect(now()).toMatchObject({ state: "steps", target: { link } });
  });

  test("that is none, it asks for one", async () => {
    await open("nonsense");
    expect(now()).toEqual({ state: "pasting", have: both, problem: "no-link" });
  });

  test("to a look-alike, it knows", async () => {
    const link = { ...(await create()), address: "https://eu.onetimesecret.com.evil.com" } as const;
    await open(fragmentOf(link));
    expect(now()).toMatchObject({ state: "steps", target: { disguise: { by: "name" } } });
  });

  async function haveOf(steps: Awaited<ReturnType<typeof open>>["steps"]) {
    const view = now();
    if (view?.state !== "steps") throw new Error("not at the steps");
    await steps.paste(view.target);
    const held = have();
    if (held.wanted !== "sealed") throw new Error("the link is missing");
    return held;
  }
});

describe("opened without a link", () => {
  test.each(["the viewer's", "the service's"])("it takes one in %s form", async (form) => {
    const link = await create();
    const { steps } = await open("");
    expect(now()).toEqual({ state: "pasting", have: both });
    const url = formatLink(link, service, form === "the viewer's" ? VIEWER : null);
    await steps.openPasted({ link: url, sealed: reference.stored(link.id) ?? "" }, both);
    expect(now()).toEqual({ state: "text", source: "pasted", text: TEXT });
  });

  test("it leads on with a link alone", async () => {
    const link = await create();
    const { steps } = await open("");
    await steps.openPasted({ link: service.format(link).href, sealed: " " }, both);
    expect(now()).toMatchObject({ state: "steps", target: { link } });
  });

  test("the link may stand in quotes", async () => {
    const link = await create();
    const { steps } = await open("");
    const sealed = reference.stored(link.id) ?? "";
    await steps.openPasted({ link: `"${service.format(link).href}"`, sealed }, both);
    expect(now()).toMatchObject({ state: "text" });
  });

  test.each([
    ["no-link", "https://viewer.example/", "eyJ"],
    ["key-incomplete", (url: string) => url.slice(0, -1), "eyJ"],
    ["key-missing", (url: string) => url.replace(/#.*/, ""), "eyJ"],
    ["no-sealed-text", (url: string) => url, "eyJ"],
    ["sealed-damaged", (url: string) => url.replace(/.{5}$/, "00000"), "stored"],
  ] as const)("it says what is wrong: %s", async (problem, change, sealed) => {
    const link = await create();
    const { steps } = await open("");
    const url = service.format(link).href;
    const pasted = {
      link: typeof change === "string" ? change : change(url),
      sealed: sealed === "stored" ? (reference.stored(link.id) ?? "") : sealed,
    };
    await steps.openPasted(pasted, both);
    expect(now()).toMatchObject({ state: "pasting", problem });
  });
});

describe("from the service's own origin", () => {
  async function openThere(passphrase?: string) {
    const link = await create(passphrase);
    const asked = reference.log.length;
    const { steps } = await open(fragmentOf(link), reference.origin);
    const view = now();
    if (view?.state !== "own") throw new Error("not its own");
    // Nothing is asked before the click.
    expect(reference.log).toHaveLength(asked);
    return { link, steps, target: view.target };
  }

  const reveals = () => reference.log.filter(({ path }) => path.endsWith("/reveal"));

  test("it fetches after the click, and opens", async () => {
    const { steps, target } = await openThere();
    await steps.once(target);
    expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
    expect(reveals()).toHaveLength(1);
  });

  test.each([
    ["a passphrase", {}],
    ["complex passphrases", { passphraseComplex: true }],
  ])(
    "it gives a server that insists on %s the code, and asks for the sender's",
    async (_, limits) => {
      reference.switch({ passphraseRequired: true, limits });
      const { steps, target } = await openThere("sea-holly");
      await steps.once(target);
      expect(now()).toMatchObject({ state: "locked", source: "secret" });
      expect(JSON.stringify(reference.log)).not.toContain("sea-holly");
    },
  );

  test("it opens what is sealed in an odd answer, and warns of any other", async () => {
    const odd = { kind: "odd", on: /reveal/, times: 1 } as const;
    const first = await openThere();
    reference.switch({ fault: odd });
    await first.steps.once(first.target);
    expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
    const second = await openThere();
    reference.tamper(second.link.id, "send money to Mallory");
    reference.switch({ fault: odd });
    await second.steps.once(second.target);
    expect(now()).toMatchObject({ state: "warning", source: "secret" });
    expect(JSON.stringify(now())).toContain("send money to Mallory");
  });

  test("it warns of what the sender did not seal", async () => {
    const { link, steps, target } = await openThere();
    reference.tamper(link.id, "send money to Mallory");
    await steps.once(target);
    expect(now()).toMatchObject({ state: "warning", text: "send money to Mallory" });
  });

  describe("and does not open with this key, it takes another link", () => {
    /** Whole by its look, and another key. */
    const mistyped = (link: SecretLink) => ({
      ...link,
      key: (link.key ?? "").replace(/.{5}$/, "00000"),
    });

    test("as often as it takes, and loses nothing", async () => {
      const { link, steps, target } = await openThere();
      const sealed = reference.stored(link.id) ?? "";
      await steps.once({ ...target, link: mistyped(link) });
      const warning = now();
      if (warning?.state !== "warning") throw new Error("no warning");
      expect(warning.text).toBe(sealed);
      await steps.tryAnotherLink(warning);
      for (const [wrong, problem] of [
        ["nonsense", "no-link"],
        [service.format(link).href.slice(0, -1), "key-incomplete"],
        [service.format(link).href.replace(/#.*/, ""), "key-missing"],
        [service.format(mistyped(link)).href, "other-link"],
      ] as const) {
        await steps.openPasted({ link: wrong, sealed: "" }, have());
        expect(now()).toMatchObject({
          state: "pasting",
          have: { wanted: "link", sealed },
          problem,
        });
      }
      await steps.goBack(warning);
      expect(now()).toEqual(warning);
      await steps.tryAnotherLink(warning);
      await steps.openPasted({ link: service.format(link).href, sealed: "" }, have());
      expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
      expect(reveals()).toHaveLength(1);
    });

    test("if the passphrase seems wrong and the key is", async () => {
      const { link, steps, target } = await openThere("sea-holly");
      await steps.once({ ...target, link: mistyped(link) });
      const locked = now();
      if (locked?.state !== "locked") throw new Error("not locked");
      await steps.unlock(locked.link, locked.sealed, locked.source, "sea-holly");
      const wrong = now();
      if (wrong?.state !== "locked" || !wrong.wrong) throw new Error("not wrong");
      await steps.tryAnotherLink(wrong);
      await steps.openPasted({ link: service.format(link).href, sealed: "" }, have());
      const right = now();
      if (right?.state !== "locked") throw new Error("not locked");
      await steps.unlock(right.link, right.sealed, right.source, "sea-holly");
      expect(now()).toEqual({ state: "text", source: "secret", text: TEXT });
    });
  });

  test("it knows what its own try may have used up", async () => {
    const { steps, target } = await openThere();
    reference.switch({ fault: { kind: "cut", on: /reveal$/, times: 1 } });
    await steps.once(target);
    expect(now()).toMatchObject({ state: "failed", secret: "maybe used up" });
    await steps.explain(target);
    expect(now()).toMatchObject({ state: "own" });
    await steps.once(target);
    expect(now()).toMatchObject({ state: "gone", tried: true });
    expect(reveals()).toHaveLength(1);
  });

  test("a look that fails uses nothing up, and the secret stays", async () => {
    const { steps, target } = await openThere();
    reference.switch({ fault: { kind: "500", on: /^GET/, times: 1 } });
    await steps.once(target);
    expect(now()).toMatchObject({ state: "failed", secret: "not used up" });
    expect(reveals()).toEqual([]);
    await steps.once(target);
    expect(now()).toMatchObject({ state: "text" });
  });
});

test("a link to another origin is never fetched, whatever the page is told", async () => {
  const link = await create();
  const asked = reference.log.length;
  const { steps } = await open("");
  await steps.once({ link, server: service.server(reference.origin) });
  expect(now()).toMatchObject({ state: "failed", failure: { reason: "no-permission" } });
  expect(reference.log).toHaveLength(asked);
});

test("within another page, or without https, it takes nothing", async () => {
  const link = await create();
  const { left } = await open(fragmentOf(link), "http://viewer.example", false);
  expect(now()).toEqual({ state: "unsafe" });
  expect(left()).not.toBe("");
});

test("a cleared or left text does not come back", async () => {
  const link = await create("sea-holly");
  const { steps } = await open("");
  const sealed = reference.stored(link.id) ?? "";
  const unlocking = steps.unlock(link, sealed, "pasted", "sea-holly");
  await steps.clear();
  await unlocking;
  expect(now()).toEqual({ state: "cleared" });
  await steps.leave();
  expect(now()).toEqual({ state: "loading" });
});
