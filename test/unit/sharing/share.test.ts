/** A share, seen on the wire of a real HTTP server. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Draft } from "../../../lib/sharing/draft";
import type { Server } from "../../../lib/domain";
import { failureInfo } from "../../../lib/failure";
import { NO_POLICY, type Policy } from "../../../lib/settings/policy";
import { linkDigest } from "../../../lib/links/recognise";
import { read, reveal } from "../../../lib/revealing/reveal";
import { accessCode } from "../../../lib/sealing/key";
import { share, type Shared } from "../../../lib/sharing/share";
import { type ReferenceServer, startReferenceServer } from "../../reference/server";
import { nodeIo as io } from "../../support/node-io";
import { sealWithFewIterations } from "../../support/few-iterations";
import { services } from "../../support/services";

const [onetimesecret] = services;

const KEY = "-----BEGIN KEY-----\n\tk9!vT2-\r\n  \n-----END KEY-----\n";

let reference: ReferenceServer;
let server: Server;

beforeEach(async () => {
  sealWithFewIterations();
  reference = await startReferenceServer();
  server = onetimesecret.server(reference.origin);
});

afterEach(() => reference.close());

function draft(terms: Partial<Draft["terms"]> = {}, text = KEY): Draft {
  return { text, terms: { lifetime: 3600, sealed: true, ...terms }, note: "for Dana" };
}

const send = (what: Draft, to = server) =>
  share(onetimesecret, io, to, what, { policy: NO_POLICY, explanation: "" });

/** Everything that was sent over the wire, as one text. */
const wire = () => JSON.stringify(reference.log);

/** Opens a link as a recipient does. */
async function receive({ link }: Shared, passphrase?: string) {
  const preview = await onetimesecret.preview(io, server, link);
  const received = await reveal(
    onetimesecret,
    io,
    server,
    link,
    preview,
    link.key ? undefined : passphrase,
  );
  return received.state === "revealed"
    ? read(onetimesecret, received.text, link, passphrase)
    : received;
}

const bodies = () =>
  reference.log.filter(({ method }) => method === "POST").map(({ body }) => body);

describe("a sealed secret", () => {
  test("arrives byte for byte, and neither text nor key were on the wire", async () => {
    const shared = await send(draft());
    expect(await receive(shared)).toEqual({ state: "text", text: KEY });
    expect(wire()).not.toContain("k9!vT2-");
    expect(wire()).not.toContain(shared.link.key);
  });

  test("keeps its passphrase from the service", async () => {
    const shared = await send(draft({ passphrase: "plum-orbit" }));
    expect(await receive(shared, "plum")).toEqual({ state: "locked", wrong: true });
    expect(wire()).not.toContain("plum");
    expect(wire()).not.toContain(shared.link.key);
    expect(shared.passphrase).toBeUndefined();
    expect(shared.receipt).toMatchObject({ sealed: true, passphrase: true });
  });

  test("gives an access code to a server that is known to want a passphrase", async () => {
    reference.switch({ passphraseRequired: true });
    const passphrase = { ...server.limits.passphrase, required: true };
    const shared = await send(draft(), { ...server, limits: { ...server.limits, passphrase } });
    expect(bodies()).toHaveLength(1);
    expect(shared.passphrase).toBe(await accessCode(shared.link.key ?? ""));
    expect(await receive(shared)).toEqual({ state: "text", text: KEY });
  });

  test("gives an access code to a server that turns out to want a passphrase; nothing was created before", async () => {
    reference.switch({ passphraseRequired: true });
    const shared = await send(draft());
    expect(reference.log.map(({ status }) => status)).toEqual([422, 200]);
    expect(await receive(shared)).toEqual({ state: "text", text: KEY });
  });

  describe("at a server whose rule the usual code breaks", () => {
    const rules = [
      ["of complexity", { passphraseComplex: true }, 32],
      ["with a maximum below 32", { passphraseMax: 20 }, 20],
      ["with a minimum above 32", { passphraseMin: 40 }, 40],
      ["of complexity, with a maximum", { passphraseComplex: true, passphraseMax: 6 }, 6],
    ] as const;

    /** Asks the server as the options do. */
    const asked = () => onetimesecret.probe(io, server.address);

    test.each(rules)(
      "%s has a code by that rule, and its link the mark",
      async (_, limits, length) => {
        reference.switch({ passphraseRequired: true, limits });
        const shared = await send(draft({ passphrase: "plum-orbit" }), await asked());
        expect(shared.link.codeLength).toBe(length);
        expect(shared.passphrase).toBe(await accessCode(shared.link.key ?? "", length));
        expect(bodies()).toHaveLength(1);
        const url = onetimesecret.format(shared.link);
        const link = onetimesecret.parse(url);
        if (!link) throw new Error("no link");
        expect(url.hash).toBe(`#${length}x${link.key}`);
        expect(await receive({ ...shared, link }, "plum-orbit")).toEqual({
          state: "text",
          text: KEY,
        });
        expect(wire()).not.toContain("plum-orbit");
        expect(wire()).not.toContain(link.key);
      },
    );

    test.each(rules)(
      "%s is asked for it where it was not known; nothing was created before",
      async (_, limits, length) => {
        reference.switch({ passphraseRequired: true, limits });
        const shared = await send(draft());
        expect(shared.link.codeLength).toBe(length);
        const posts = reference.log.filter(({ method }) => method === "POST");
        expect(posts.map(({ status }) => status)).toEqual([422, 422, 200]);
        expect(await receive(shared)).toEqual({ state: "text", text: KEY });
      },
    );

    test("for complexity is satisfied although nothing tells it", async () => {
      reference.switch({
        passphraseRequired: true,
        limits: { passphraseComplex: true },
        fault: { kind: "html", on: /bootstrap|window/ },
      });
      expect(await receive(await send(draft()))).toEqual({ state: "text", text: KEY });
    });

    test.each(["0.26", "0.23"] as const)("is burned with that code (%s)", async (version) => {
      reference.switch({ version, passphraseRequired: true, limits: { passphraseComplex: true } });
      const { receipt, passphrase, dialect } = await send(draft(), await asked());
      const at = { ...server, ...(dialect !== undefined && { dialect }) };
      const burn = async (code?: string) =>
        onetimesecret.burn?.(io, at, receipt.handle ?? "", code);
      await expect(burn("another")).rejects.toMatchObject({ info: { reason: "wrong-passphrase" } });
      expect(await burn(passphrase)).toMatchObject({ state: "burned" });
    });

    test("so narrow that no code fits is told as it is", async () => {
      reference.switch({
        passphraseRequired: true,
        limits: { passphraseMin: 1, passphraseMax: 2 },
      });
      const failure = { kind: "refused", reason: "access-code" };
      expect(await send(draft()).catch(failureInfo)).toEqual(failure);
      expect(await send(draft(), await asked()).catch(failureInfo)).toEqual(failure);
    });
  });

  test("is not sent twice for any other refusal", async () => {
    reference.switch({ guestRoutes: false });
    expect(await send(draft()).catch(failureInfo)).toMatchObject({ reason: "guest-off" });
    expect(bodies()).toHaveLength(1);
  });
});

describe("a service-encrypted secret", () => {
  test("goes as it is, with its passphrase for the service to check", async () => {
    const shared = await send(draft({ sealed: false, passphrase: "plum-orbit" }));
    expect(shared.link.key).toBeUndefined();
    expect(shared.passphrase).toBe("plum-orbit");
    expect(reference.stored(shared.link.id)).toBe(KEY);
    expect(await receive(shared)).toEqual({ state: "passphrase" });
    expect(await receive(shared, "plum-orbit")).toEqual({ state: "text", text: KEY });
  });
});

test("the receipt tells the link by its digest, and holds neither link nor text", async () => {
  const shared = await send(draft());
  expect(shared.receipt).toMatchObject({
    service: "onetimesecret",
    address: reference.origin,
    linkDigest: await linkDigest(shared.link),
    note: "for Dana",
    status: { state: "waiting", opened: false },
  });
  const kept = JSON.stringify(shared.receipt);
  for (const secret of [shared.link.id, shared.link.key ?? "", "k9!vT2-"]) {
    expect(kept).not.toContain(secret);
  }
});

describe("nothing is sent:", () => {
  const long = "x".repeat(10_001);
  test.each([
    ["an empty text", draft({}, ""), { kind: "unsupported", reason: "empty" }],
    ["half a character", draft({}, "a\ud800b"), { kind: "unsupported", reason: "ill-formed" }],
    [
      "a text too long, with both sizes",
      draft({ sealed: false }, long),
      { kind: "unsupported", reason: "too-large", size: 10_001, limit: 10_000 },
    ],
    [
      "a text too long once sealed",
      draft({}, "x".repeat(7_500)),
      { kind: "unsupported", reason: "too-large", size: 7500 },
    ],
    [
      "a passphrase too short for the service",
      draft({ sealed: false, passphrase: "plum" }),
      { kind: "refused", reason: "passphrase-rules" },
    ],
  ])("%s", async (_what, what, failure) => {
    expect(await send(what).catch(failureInfo)).toMatchObject(failure);
    expect(reference.log).toEqual([]);
  });
});

test.each<[string, Partial<Policy>, string]>([
  [
    "a server that is not allowed",
    { servers: [{ address: "https://allowed.example.org" }] },
    "policy-server",
  ],
  ["any server where none is allowed", { servers: [] }, "policy-server"],
  ["a service that is not allowed", { services: ["privatebin"] }, "policy-server"],
  ["a text that is not sealed", { sealedRequired: true }, "policy-sealed"],
  ["a text without a passphrase", { passphraseRequired: true }, "policy-passphrase"],
  ["a text that lives too long", { maximumLifetime: 60 }, "policy-lifetime"],
])("the organisation keeps back %s: nothing is sent", async (_what, policy, reason) => {
  const what = draft({ sealed: false });
  const sending = share(onetimesecret, io, server, what, {
    policy: { ...NO_POLICY, ...policy },
    explanation: "",
  });
  expect(await sending.catch(failureInfo)).toEqual({ kind: "unsupported", reason });
  expect(reference.log).toEqual([]);
});

describe("a received text", () => {
  test("instead of a sealed text is not taken for the sender's", async () => {
    const shared = await send(draft());
    reference.tamper(shared.link.id, "transfer the money to me");
    expect(await receive(shared)).toEqual({ state: "foreign" });
  });

  test("sealed with another key is not taken for the sender's", async () => {
    const [mine, other] = [await send(draft()), await send(draft({}, "another text"))];
    reference.tamper(mine.link.id, reference.stored(other.link.id) ?? "");
    expect(await receive(mine)).toEqual({ state: "foreign" });
  });

  test("sealed, from a service that asks for a passphrase, is not asked of the person", async () => {
    const { link } = await send(draft({ passphrase: "plum-orbit" }));
    const other = await send(draft({ sealed: false, passphrase: "set by the service" }));
    const swapped = { ...link, id: other.link.id };
    const preview = await onetimesecret.preview(io, server, swapped);
    const answer = reveal(onetimesecret, io, server, swapped, preview, "plum-orbit");
    expect(await answer.catch(failureInfo)).toMatchObject({ kind: "protocol" });
    expect(wire()).not.toContain("plum-orbit");
  });

  test("sealed asks for the key that the link lacks", async () => {
    const { link } = await send(draft());
    const { key: _key, ...keyless } = link;
    const sealed = reference.stored(link.id) ?? "";
    expect(await read(onetimesecret, sealed, keyless)).toEqual({ state: "keyless" });
  });
});
