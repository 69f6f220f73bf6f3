/** The requests to Yopass over real HTTP: nothing but the sealed text leaves, once, and never for longer than asked. */
import * as openpgp from "openpgp";
import { afterEach, describe, expect, test } from "vitest";
import type { SecretLink, Server } from "../../../../lib/domain";
import { Failure } from "../../../../lib/failure";
import { text as textIn } from "../../../../lib/fields";
import type { Io, Secret } from "../../../../lib/service";
import { capacity } from "../../../../lib/services/yopass/capacity";
import { receiving } from "../../../../lib/services/yopass/receiving";
import { sending } from "../../../../lib/services/yopass/sending";
import type { Settings } from "../../../reference/yopass/settings";
import { startYopass, type YopassServer } from "../../../reference/yopass/server";
import { nodeIo } from "../../../support/node-io";

const text = "-----BEGIN OPENSSH PRIVATE KEY-----\r\nb3BlbnNzaC1rZXk ü 😀\n";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** 2026-11-22T12:00Z, for both sides. */
const now = Date.UTC(2026, 10, 22, 12);
const io: Io = { ...nodeIo, now: () => now };

let running: YopassServer | undefined;
afterEach(() => running?.close());

async function started(settings: Partial<Settings> = {}): Promise<YopassServer> {
  running = await startYopass({ settings, now: () => now });
  return running;
}

/** The requests so far, as "METHOD path". */
const asked = ({ log }: YopassServer) => log.map(({ method, path }) => `${method} ${path}`);

async function make(yopass: YopassServer, secret: Partial<Secret> = {}, outside = io) {
  const server: Server = sending.server(yopass.origin);
  const made = await sending.create(outside, server, { text, lifetime: HOUR, ...secret });
  const link: SecretLink = { service: "yopass", address: yopass.origin, id: made.id };
  return { server, made, link: made.key === undefined ? link : { ...link, key: made.key } };
}

/** Changes each request on its way. */
const through = (change: (request: Request) => Promise<Request>): Io => ({
  ...io,
  send: async (request, options) => io.send(await change(request), options),
});

describe("a text", () => {
  test("goes out once, sealed, and comes back byte for byte", async () => {
    const yopass = await started();
    const { server, made, link } = await make(yopass);
    expect(asked(yopass)).toEqual([
      "GET /config",
      "POST /create/secret",
      `GET /secret/${made.id}/status`,
    ]);
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
      key: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
      handle: made.id,
      expiresAt: now + HOUR * 1000,
    });
    const revealed = await receiving.reveal(io, server, link);
    if (revealed.state !== "revealed") throw new Error("a fresh secret is there");
    expect(await receiving.open(revealed.text, link)).toEqual({ state: "open", text });
    expect(await receiving.reveal(io, server, link)).toEqual({ state: "gone" });
    const sent = JSON.stringify(yopass.log);
    for (const word of [made.key, "OPENSSH", "b3BlbnNzaC1rZXk"]) expect(sent).not.toContain(word);
  });

  test("opens in OpenPGP.js as Yopass's page opens it", async () => {
    const yopass = await started();
    const { made } = await make(yopass, { text: "two\nlines ü" });
    const kept: unknown = await (await fetch(`${yopass.origin}/secret/${made.id}`)).json();
    const armoredMessage = textIn(kept, "message") ?? "";
    const { data } = await openpgp.decrypt({
      message: await openpgp.readMessage({ armoredMessage }),
      passwords: made.key ?? "",
    });
    expect(data).toBe("two\nlines ü");
  });

  test("from another client opens with the password that its sender chose", async () => {
    const yopass = await started();
    const message = await openpgp.encrypt({
      message: await openpgp.createMessage({ text: "theirs" }),
      passwords: "correct horse ü",
      config: { aeadProtect: true, preferredAEADAlgorithm: openpgp.enums.aead.gcm },
    });
    const body = JSON.stringify({ message, expiration: HOUR, one_time: true });
    const kept = await fetch(`${yopass.origin}/create/secret`, { method: "POST", body });
    const id = textIn(await kept.json(), "message");
    const server = sending.server(yopass.origin);
    const link = receiving.parse(new URL(`${yopass.origin}/#/s/${id}`));
    if (!link) throw new Error("a link without a key is a link");
    const before = yopass.log.length;
    expect(await receiving.reveal(io, server, link)).toEqual({ state: "passphrase" });
    expect(yopass.log).toHaveLength(before);
    const revealed = await receiving.reveal(io, server, link, "wrong");
    if (revealed.state !== "revealed") throw new Error("a fresh secret is there");
    expect(await receiving.open(revealed.text, link, "wrong")).toEqual({ state: "wrong" });
    expect(await receiving.open(revealed.text, link, "correct horse ü")).toEqual({
      state: "open",
      text: "theirs",
    });
  });

  test("that fits exactly is kept, and one of a byte more is refused", async () => {
    const yopass = await started();
    const most = capacity(10_000);
    expect(most).toBe(7_177);
    await expect(make(yopass, { text: "a".repeat(most) })).resolves.toBeDefined();
    await expect(make(yopass, { text: "a".repeat(most + 1) })).rejects.toMatchObject({
      info: { kind: "refused", reason: "too-large-for-service" },
    });
  });

  test.each([300, 600, 12_000, 360_000, 400_000])("fits exactly in %i bytes", async (maxLength) => {
    const yopass = await started({ maxLength });
    const most = capacity(maxLength);
    await expect(make(yopass, { text: "a".repeat(most) })).resolves.toBeDefined();
    await expect(make(yopass, { text: "a".repeat(most + 1) })).rejects.toThrow(Failure);
  });

  test("with half of a surrogate pair goes nowhere", async () => {
    const yopass = await started();
    await expect(make(yopass, { text: "a\uD800" })).rejects.toMatchObject({
      info: { kind: "unsupported", reason: "ill-formed" },
    });
    expect(yopass.log).toEqual([]);
  });
});

describe("a server that keeps nothing of guests is not sent the text:", () => {
  test.each<[string, Partial<Settings>]>([
    ["read only", { readOnly: true }],
    ["sign-in required", { oidc: true, requireAuth: true }],
  ])("%s", async (_why, settings) => {
    const yopass = await started(settings);
    await expect(make(yopass)).rejects.toMatchObject({
      info: { kind: "denied", reason: "no-guests" },
    });
    expect(asked(yopass)).toEqual(["GET /config"]);
  });
});

describe("the lifetime", () => {
  const expirations = ({ log }: YopassServer) =>
    log.flatMap(({ body }) => /"expiration":(\d+)/.exec(body)?.[1] ?? []).map(Number);

  test.each([
    [HOUR, HOUR],
    [2 * HOUR, HOUR],
    [DAY, DAY],
    [6 * DAY, DAY],
    [30 * DAY, 7 * DAY],
  ])("asked as %i s is granted as %i s", async (lifetime, granted) => {
    const yopass = await started();
    const { made } = await make(yopass, { lifetime });
    expect(expirations(yopass)).toEqual([granted]);
    expect(made.expiresAt).toBe(now + granted * 1000);
  });

  test("is never longer than asked: the server refuses to shorten its own", async () => {
    const yopass = await started({ forceExpiration: DAY });
    await expect(make(yopass, { lifetime: HOUR })).rejects.toMatchObject({
      info: { kind: "refused", reason: "rejected" },
    });
    expect(expirations(yopass)).toEqual([HOUR]);
  });
});

test("a server that checks the origin refuses", async () => {
  const yopass = await started({ frontendUrl: "https://yopass.test" });
  const extension = through(async (request) => {
    const headers = new Headers(request.headers);
    headers.set("Origin", "chrome-extension://abcdefghijklmnopabcdefghijklmnop");
    return new Request(request, { headers });
  });
  await expect(make(yopass, {}, extension)).rejects.toMatchObject({
    info: { kind: "refused", reason: "origin-check" },
  });
});

test("links lead to the page that the server names", async () => {
  const yopass = await started({ publicUrl: "https://read.yopass.test/secrets/" });
  const { made } = await make(yopass);
  expect(made).toHaveProperty("address", "https://read.yopass.test/secrets");
});

describe("a server that would hand the secret to several readers", () => {
  /** Asks for several readers in place of one, as if the server did not care. */
  const careless = (more?: (request: Request) => void) =>
    through(async (request) => {
      more?.(request);
      if (request.method !== "POST") return request;
      const body = (await request.text()).replace('"one_time":true', '"one_time":false');
      return new Request(request.url, { method: "POST", body });
    });

  test("loses it at once", async () => {
    const yopass = await started();
    await expect(make(yopass, {}, careless())).rejects.toMatchObject({
      info: { kind: "refused", reason: "granted-more" },
    });
    expect(asked(yopass).at(-1)).toMatch(/^DELETE /);
    expect(yopass.log.at(-1)).toHaveProperty("status", 204);
  });

  test("is told from one that lost it", async () => {
    const yopass = await started();
    const deaf = careless(({ method }) => {
      if (method === "DELETE") throw new Failure({ kind: "unanswered", reason: "no-answer" });
    });
    await expect(make(yopass, {}, deaf)).rejects.toMatchObject({
      info: { kind: "protocol", reason: "granted-more" },
    });
  });
});

test("a link is not lost if nobody can look at its secret", async () => {
  const yopass = await started();
  const blind = through((request) => {
    if (request.url.endsWith("/status")) {
      throw new Failure({ kind: "unreachable", reason: "no-answer" });
    }
    return Promise.resolve(request);
  });
  const { made } = await make(yopass, {}, blind);
  expect(made).toHaveProperty("key");
});

describe("with receipts", () => {
  test("the sender learns that the secret was read, and when", async () => {
    const yopass = await started({ licensed: true });
    const { server, made, link } = await make(yopass);
    const { handle = "" } = made;
    expect(await sending.status(io, server, handle)).toEqual({ state: "waiting", opened: false });
    yopass.advance(30);
    await receiving.reveal(io, server, link);
    expect(await sending.status(io, server, handle)).toEqual({
      state: "revealed",
      at: now + 30_000,
    });
    expect(await sending.burn(io, server, handle)).toMatchObject({ state: "revealed" });
  });

  test("the handle neither has the key nor reads the text", async () => {
    const yopass = await started({ licensed: true });
    const { made } = await make(yopass);
    expect(made.handle).toMatch(new RegExp(`^${made.id} [0-9A-Za-z]{22}$`));
    expect(made.handle).not.toContain(made.key);
  });
});

test("a burned secret is gone, and the answer proves that it was there", async () => {
  const yopass = await started();
  const { server, made, link } = await make(yopass);
  const { handle = "" } = made;
  expect(await sending.burn(io, server, handle)).toEqual({ state: "burned" });
  expect(await receiving.reveal(io, server, link)).toEqual({ state: "gone" });
  expect(await sending.burn(io, server, handle)).toEqual({ state: "gone" });
});

test("a preview consumes nothing, whatever it finds", async () => {
  const yopass = await started();
  const { server, link } = await make(yopass);
  for (const settings of [{}, { argon2: true }, { prefetch: false }]) {
    yopass.set(settings);
    await receiving.preview(io, server, link);
  }
  expect(await receiving.reveal(io, server, link)).toMatchObject({ state: "revealed" });
});
