/** PrivateBin: the reference server, and another client beside ours. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecretLink, Server } from "../../lib/domain";
import { receiving } from "../../lib/services/privatebin/receiving";
import { sending } from "../../lib/services/privatebin/sending";
import { DAY } from "../../lib/time";
import { startPrivateBin, type PrivateBin } from "../reference/privatebin/server";
import { nodeIo } from "../support/node-io";
import { read, write, type Kept } from "../support/privatebinClient";
import { services } from "../support/services";
import { contract } from "./contract";

const service = services.find(({ id }) => id === "privatebin");
if (!service) throw new Error("PrivateBin is not in each list of lib/services");

contract("PrivateBin", service, {
  start: () => startPrivateBin(),
  anonymous: "welcome",
  account: { lacks: "PrivateBin has no accounts" },
  looks: false,
  found: { dialect: "asks", exclusive: false },
  skip: [
    {
      reason: "PrivateBin hands a secret to several who ask at the same instant",
      tests: ["lets one of four win"],
    },
    {
      reason: "a password is part of the encryption, and tried here (below)",
      tests: ["asks for the passphrase until it is right", "burns with the right passphrase only"],
    },
    {
      reason: "nobody can ask for the fate of a secret (below)",
      tests: [
        "tells that a secret waits, then that it was revealed",
        "burns",
        "burns nothing that was revealed",
        "knows nothing of a receipt nobody has",
      ],
    },
    {
      reason: "a text counts compressed and encrypted (below)",
      tests: ["refuses what is too large", "gives no link to a text that was cut"],
    },
  ],
});

describe("PrivateBin below a path", () => {
  let running: PrivateBin;
  let server: Server;

  beforeAll(async () => {
    running = await startPrivateBin({ switches: { path: "/paste/bin" } });
    server = await sending.probe(nodeIo, `${running.origin}/paste/bin`);
  });
  afterAll(() => running.close());

  async function create(text: string, passphrase?: string) {
    const secret = { text, lifetime: DAY, ...(passphrase === undefined ? {} : { passphrase }) };
    const { id, key, form, handle = "" } = await sending.create(nodeIo, server, secret);
    const link: SecretLink = {
      service: "privatebin",
      address: server.address,
      id,
      ...(key === undefined ? {} : { key }),
      ...(form === undefined ? {} : { form }),
    };
    return { link, handle };
  }

  /** Reads as another client does: by the link's address and its key. */
  async function readElsewhere(link: SecretLink, password?: Buffer): Promise<string> {
    const { origin, pathname, search, hash } = sending.format(link);
    const [id, key] = [search.slice(1), hash.replace(/^#-?/, "")];
    const headers = { accept: "application/json" };
    const answer = await fetch(`${origin}${pathname}?pasteid=${id}`, { headers });
    // The test fails on an answer without a paste.
    const paste: Kept = await answer.json();
    return read(paste, key, password);
  }

  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

  test("brings a private key to our tab byte for byte, and to another client", async () => {
    const { link } = await create(privateKey);
    const revealed = await receiving.reveal(nodeIo, server, link);
    if (revealed.state !== "revealed") throw new Error(revealed.state);
    expect(await receiving.open(revealed.text, link)).toEqual({ state: "open", text: privateKey });
    expect(await receiving.reveal(nodeIo, server, link)).toEqual({ state: "gone" });

    expect(await readElsewhere((await create(privateKey)).link)).toBe(privateKey);
    const guarded = await create(privateKey, "grün");
    expect(await readElsewhere(guarded.link, Buffer.from("grün", "latin1"))).toBe(privateKey);
  });

  test("opens a link that another client made, as often as a password is tried", async () => {
    const options = { password: Buffer.from("grün 🔑"), formatter: "markdown" };
    const { key, ...paste } = write(JSON.stringify({ paste: privateKey }), options);
    const url = `${server.address}/`;
    const body = JSON.stringify({ ...paste, meta: { expire: "1day" } });
    const answer = await fetch(url, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    const { id }: { readonly id: string } = await answer.json();
    const link = receiving.parse(new URL(`${url}?${id}#-${key}`));
    if (!link) throw new Error("no link");
    const revealed = await receiving.reveal(nodeIo, server, link);
    if (revealed.state !== "revealed") throw new Error(revealed.state);
    expect(await receiving.open(revealed.text, link)).toEqual({ state: "passphrase" });
    expect(await receiving.open(revealed.text, link, "grün")).toEqual({ state: "wrong" });
    expect(await receiving.open(revealed.text, link, "grün 🔑")).toMatchObject({
      text: privateKey,
    });
  });

  test("shows the server neither text, key nor password, and never a cookie", async () => {
    const before = running.log.length;
    const words = ["a text in clear", "a password in clear"] as const;
    const { link, handle } = await create(...words);
    await receiving.preview(nodeIo, server);
    await receiving.reveal(nodeIo, server, link);
    await sending.burn(nodeIo, server, handle);
    const seen = JSON.stringify(running.log.slice(before));
    expect(seen).toContain(link.id);
    for (const word of [...words, link.key ?? "no key"]) expect(seen).not.toContain(word);
    expect(seen).not.toContain("cookie");
  });

  test("keeps each text to be burned by the first reading", async () => {
    await create("burned");
    const sent = running.log.findLast(({ method }) => method === "POST");
    expect(JSON.parse(sent?.body ?? "")).toMatchObject({
      adata: [expect.any(Array), "plaintext", 0, 1],
      meta: { expire: "1day" },
    });
  });

  test("burns nothing by a probe or a preview", async () => {
    const { link } = await create("untouched");
    await sending.probe(nodeIo, server.address);
    expect(await receiving.preview(nodeIo, server)).toEqual({ state: "unknown" });
    expect(running.stored(link.id)).toBeDefined();
  });

  test("burns unread, and tells once", async () => {
    const { link, handle } = await create("burned");
    expect(await sending.burn(nodeIo, server, handle)).toEqual({ state: "burned" });
    expect(running.stored(link.id)).toBeUndefined();
    expect(await sending.burn(nodeIo, server, handle)).toEqual({ state: "gone" });
    expect(await receiving.reveal(nodeIo, server, link)).toEqual({ state: "gone" });
  });

  test("burns nothing that was read, and says that it is gone", async () => {
    const { link, handle } = await create("read");
    await receiving.reveal(nodeIo, server, link);
    expect(await sending.burn(nodeIo, server, handle)).toEqual({ state: "gone" });
  });

  test("says that a text is too large, if it is larger than any server takes", async () => {
    const text = randomBytes(8_000_000).toString("base64");
    await expect(create(text)).rejects.toMatchObject({
      info: { kind: "refused", reason: "too-large-for-service" },
    });
  });

  test("has a handle that reads nothing", async () => {
    const { link, handle } = await create("not by the handle");
    const [id, token] = handle.split(" ");
    expect(id).toBe(link.id);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(handle).not.toContain(link.key);
  });

  test("gets the lifetime that it asked for, and none where the server no longer lists it", async () => {
    const stops = async () => {
      const ask = sending.create(nodeIo, server, { text: "once", lifetime: DAY });
      return ask.then(
        () => "kept",
        () => "refused",
      );
    };
    const posts = () => running.log.filter(({ method }) => method === "POST").length;
    expect(await stops()).toBe("kept");
    const before = posts();
    running.switch({ lifetimes: { "1week": 604_800 } });
    expect(await stops()).toBe("refused");
    expect(posts()).toBe(before);
    running.switch({ lifetimes: { "1day": DAY, "1week": 604_800 } });
    expect(await stops()).toBe("kept");
  });

  test.each([
    ["a pause", { pause: 10 }],
    ["a short text", { limit: 10 }],
    ["texts of others only", { writable: false }],
  ])("says that a server that wants %s kept nothing", async (_wish, wish) => {
    const usual = { pause: 0, limit: 10_485_760, writable: true };
    await create("the first");
    running.switch(wish);
    await expect(create("the second")).rejects.toMatchObject({
      info: { kind: "busy", reason: "unexplained", retryAfter: 10 },
    });
    running.switch(usual);
  });

  test.each(["hang", "refuse", "cut"] as const)(
    "sends once where the answer is lost: %s",
    async (kind) => {
      const impatient = {
        ...nodeIo,
        send: (request: Request, { safe }: { readonly safe: boolean }) =>
          nodeIo.send(request, safe ? { safe } : { safe, timeout: 300 }),
      };
      const before = running.log.length;
      running.fail({ kind, on: /^POST/ });
      const ask = sending.create(impatient, server, { text: "lost", lifetime: DAY });
      await expect(ask).rejects.toMatchObject({ info: { kind: "unanswered" } });
      running.fail();
      const sent = running.log.slice(before).map(({ method }) => method);
      expect(sent.filter((method) => method === "POST")).toHaveLength(1);
    },
  );

  test("keeps the answer that a proxy changed, and opens it", async () => {
    const { link } = await create("through a proxy");
    running.fail({ kind: "odd", on: /pasteid/ });
    const revealed = await receiving.reveal(nodeIo, server, link);
    running.fail();
    if (revealed.state !== "revealed") throw new Error(revealed.state);
    expect(await receiving.open(revealed.text, link)).toMatchObject({ text: "through a proxy" });
  });

  test("does not open a text that its operator changed", async () => {
    const { link } = await create("the sender's");
    running.tamper(link.id, randomBytes(60).toString("base64"));
    const revealed = await receiving.reveal(nodeIo, server, link);
    if (revealed.state !== "revealed") throw new Error(revealed.state);
    expect(await receiving.open(revealed.text, link)).toEqual({ state: "passphrase" });
    expect(await receiving.open(revealed.text, link, "any")).toEqual({ state: "wrong" });
  });
});
