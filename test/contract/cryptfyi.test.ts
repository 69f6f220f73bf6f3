/** crypt.fyi: the reference server, and Node's own cryptography in place of another client. */
import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SecretLink, Server } from "../../lib/domain";
import { text } from "../../lib/fields";
import { receiving } from "../../lib/services/cryptfyi/receiving";
import { sending } from "../../lib/services/cryptfyi/sending";
import { HOUR } from "../../lib/time";
import { startCryptFyi } from "../reference/cryptfyi/server";
import type { Host } from "../reference/host";
import { nodeIo } from "../support/node-io";
import { services } from "../support/services";
import { contract } from "./contract";

const [cryptfyi] = services.filter(({ id }) => id === sending.id);
if (!cryptfyi) throw new Error("crypt.fyi is not in the lists");

contract("crypt.fyi", cryptfyi, {
  start: () => startCryptFyi(),
  anonymous: "welcome",
  account: { lacks: "it knows no accounts" },
  looks: true,
  found: { guests: true, exclusive: true },
  skip: [
    {
      reason: "it says whether a secret is there, and nothing else",
      tests: [
        "tells that a secret was opened",
        "tells that a secret waits, then that it was revealed",
        "burns",
        "burns nothing that was revealed",
      ],
    },
    { reason: "its token burns by itself", tests: ["burns with the right passphrase only"] },
    {
      reason: "it has one dialect",
      tests: ["is found by its address", "learns the dialect by itself"],
    },
  ],
});

/** Another client, by the service's specification. */
const other = {
  encrypt(plain: string, secret: string): string {
    const [salt, iv] = [randomBytes(16), randomBytes(12)];
    const key = pbkdf2Sync(secret, salt, 2 ** 19, 32, "sha256");
    const cipher = createCipheriv("aes-256-gcm", key, iv);
    const ciphertext = [cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat([salt, iv, ...ciphertext]).toString("base64");
  },

  decrypt(layer: string, secret: string): string {
    const all = Buffer.from(layer, "base64");
    const key = pbkdf2Sync(secret, all.subarray(0, 16), 2 ** 19, 32, "sha256");
    const decipher = createDecipheriv("aes-256-gcm", key, all.subarray(16, 28));
    decipher.setAuthTag(all.subarray(-16));
    return decipher.update(all.subarray(28, -16), undefined, "utf8") + decipher.final("utf8");
  },

  proof: (key: string, passphrase = "") =>
    createHash("sha512")
      .update(key + passphrase)
      .digest("hex"),
};

describe("another client", () => {
  let host: Host;
  let server: Server;

  beforeAll(async () => {
    host = await startCryptFyi();
    server = await sending.probe(nodeIo, host.origin);
  });
  afterAll(() => host.close());

  const privateKey = `-----BEGIN PRIVATE KEY-----\r\n${randomBytes(600).toString("base64")}\r\n\t🔑\n`;

  async function create(plain: string, passphrase?: string) {
    const given = passphrase === undefined ? {} : { passphrase };
    const made = await sending.create(nodeIo, server, { text: plain, lifetime: HOUR, ...given });
    const { id, key = "", form, handle = "" } = made;
    const link: SecretLink = {
      service: sending.id,
      address: server.address,
      id,
      key,
      ...(form === undefined ? {} : { form }),
    };
    return { link, id, key, handle };
  }

  async function keep(body: object): Promise<string> {
    const url = `${host.origin}/api/vault`;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return text(await answer.json(), "id") ?? "";
  }

  async function fetchRecord(id: string, proof: string): Promise<string> {
    const answer = await fetch(`${host.origin}/api/vault/${id}?h=${proof}`);
    return text(await answer.json(), "c") ?? "";
  }

  test("reads a private key that we sent, byte for byte", async () => {
    const { link } = await create(privateKey);
    const { pathname, search, hash } = sending.format(link);
    expect(search).toBe("");
    const [id, key] = [pathname.slice(1), hash.slice(1)];
    const record = await fetchRecord(id, other.proof(key));
    expect(other.decrypt(record, key)).toBe(privateKey);
  });

  test("reads a private key that we sent with a passphrase", async () => {
    const { link } = await create(privateKey, "wörd");
    const { pathname, search, hash } = sending.format(link);
    expect(search).toBe("?p=true");
    const [id, key] = [pathname.slice(1), hash.slice(1)];
    const record = await fetchRecord(id, other.proof(key, "wörd"));
    expect(other.decrypt(other.decrypt(record, "wörd"), key)).toBe(privateKey);
  });

  test("sends a private key that we read byte for byte, after wrong passphrases too", async () => {
    const key = "AbCdEfGhIjKlMnOpQrStUvWxYz01234-";
    const id = await keep({
      c: other.encrypt(other.encrypt(privateKey, key), "wörd"),
      h: other.proof(key, "wörd"),
      m: { encryption: { algorithm: "aes-256-gcm" } },
      b: true,
      ttl: 60_000,
    });
    const link = receiving.parse(new URL(`${host.origin}/${id}?p=true#${key}`));
    if (!link) throw new Error("no link");
    expect(await receiving.reveal(nodeIo, server, link)).toEqual({ state: "passphrase" });
    expect(await receiving.reveal(nodeIo, server, link, "word")).toEqual({ state: "passphrase" });
    const revealed = await receiving.reveal(nodeIo, server, link, "wörd");
    if (revealed.state !== "revealed") throw new Error(revealed.state);
    expect(await receiving.open(revealed.text, link, "wörd")).toEqual({
      state: "open",
      text: privateKey,
    });
    expect(await receiving.preview(nodeIo, server, link)).toEqual({ state: "gone" });
  });

  test("cannot use up a secret without its key", async () => {
    const { link, id } = await create(privateKey);
    const asked = await fetch(`${host.origin}/api/vault/${id}?h=${other.proof("guessed")}`);
    expect(asked.status).toBe(400);
    expect(await receiving.preview(nodeIo, server, link)).toMatchObject({ state: "waiting" });
  });

  test.each([
    ["without a passphrase", undefined],
    ["with a passphrase", "wörd"],
  ])("is sent a text of the capacity %s, and none of a byte more", async (_how, passphrase) => {
    const most = sending.seals.capacity(server.limits.maxBytes, passphrase !== undefined);
    // The capacity holds for the longest lifetime, which takes two digits more than an hour.
    const lifetime = server.limits.lifetimes.at(-1) ?? HOUR;
    const secret = (size: number) => ({
      text: "a".repeat(size),
      lifetime,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    await expect(sending.create(nodeIo, server, secret(most))).resolves.toMatchObject({});
    await expect(sending.create(nodeIo, server, secret(most + 1))).rejects.toMatchObject({
      info: { kind: "refused", reason: "too-large-for-service" },
    });
  });

  test("finds nothing of text, key and passphrase in the requests that we sent", async () => {
    const before = host.log.length;
    const { link, key, handle } = await create("a plain text", "a plain passphrase");
    await sending.status(nodeIo, server, handle);
    await receiving.preview(nodeIo, server, link);
    await receiving.reveal(nodeIo, server, link, "a plain passphrase");
    await sending.burn(nodeIo, server, handle);
    const sent = host.log.slice(before).map((one) => JSON.stringify(one));
    expect(sent).toHaveLength(6);
    expect(sent.filter((one) => one.includes(key) || one.includes("a plain"))).toEqual([]);
  });

  test("loses a secret that its sender burned, and the sender hears when it was too late", async () => {
    const { link, handle } = await create("burned");
    expect(await sending.burn(nodeIo, server, handle)).toEqual({ state: "burned" });
    expect(await receiving.reveal(nodeIo, server, link)).toEqual({ state: "gone" });
    expect(await sending.status(nodeIo, server, handle)).toEqual({ state: "gone" });
    expect(await sending.burn(nodeIo, server, handle)).toEqual({ state: "gone" });
  });

  test("makes a link for others' addresses, which looks as if it waited and is gone when read", async () => {
    const key = "AbCdEfGhIjKlMnOpQrStUvWxYz01234-";
    const [c, h] = [other.encrypt("for others", key), other.proof(key)];
    const m = { encryption: { algorithm: "aes-256-gcm" } };
    const id = await keep({ c, h, m, b: true, ttl: 60_000, ips: "192.0.2.1" });
    const link: SecretLink = { service: sending.id, address: server.address, id, key };
    expect(await receiving.preview(nodeIo, server, link)).toMatchObject({ state: "waiting" });
    expect(await receiving.reveal(nodeIo, server, link)).toEqual({ state: "gone" });
  });
});
