/** The encrypted form of crypt.fyi, against texts that its own client made, and against Node's own cryptography. */
import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { fromBase64, toBase64 } from "../../../../lib/services/base64";
import { contents } from "../../../../lib/services/cryptfyi/contents";
import { drawKey, isKey } from "../../../../lib/services/cryptfyi/key";
import { GUARDED } from "../../../../lib/services/cryptfyi/links";
import { open } from "../../../../lib/services/cryptfyi/open";
import { proof } from "../../../../lib/services/cryptfyi/proof";
import { seal } from "../../../../lib/services/cryptfyi/seal";

interface Vector {
  readonly name: string;
  readonly text: string;
  readonly key: string;
  readonly passphrase?: string;
  readonly proof: string;
  /** Salts and initialization vectors as hex, where they are known. */
  readonly random?: readonly string[];
  readonly record: { readonly c: string; readonly m?: { readonly compression?: object } };
}

// Our own data: a value that does not fit the type fails the tests.
const vectors: readonly Vector[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../vectors/cryptfyi.json"), "utf8"),
);

const KEY = "AbCdEfGhIjKlMnOpQrStUvWxYz01234-";

function link(key: string, passphrase?: string): SecretLink {
  const form = passphrase === undefined ? {} : { form: GUARDED };
  return {
    service: "cryptfyi",
    address: "https://crypt.fyi",
    id: "chzQ5As98U7sAaGKmPDa",
    key,
    ...form,
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe.each(vectors)("$name", (vector) => {
  const { key, passphrase } = vector;

  test("opens with key and passphrase", async () => {
    const opened = await open(whole(vector), link(key, passphrase), passphrase);
    const isFile = vector.text.includes('"type":"file"');
    expect(opened).toMatchObject({ state: "open", text: isFile ? "" : vector.text });
  });

  test("opens with no other key", async () => {
    const other = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
    expect(await open(whole(vector), link(other, passphrase), passphrase)).toEqual({
      state: "wrong",
    });
  });

  test("has the proof that the server checks", async () => {
    expect(await proof(key, passphrase)).toBe(vector.proof);
  });
});

const whole = ({ record }: Vector, b = true) =>
  JSON.stringify({ ...record, b, ttl: 3_600_000, cd: 1_795_342_484_052 });

test.each(vectors)("$name: lasts if its record is not for one reading", async (vector) => {
  const { key, passphrase } = vector;
  const at = link(key, passphrase);
  expect(await open(whole(vector, false), at, passphrase)).toMatchObject({ lasts: true });
  expect(await open(whole(vector), at, passphrase)).not.toHaveProperty("lasts");
});

test.each(vectors.filter(({ passphrase }) => passphrase !== undefined))(
  "$name: opens with the right passphrase only",
  async (vector) => {
    const guarded = link(vector.key, vector.passphrase);
    expect(await open(whole(vector), guarded)).toEqual({ state: "passphrase" });
    expect(await open(whole(vector), guarded, `${vector.passphrase} `)).toEqual({ state: "wrong" });
  },
);

test.each(
  vectors.filter(({ random: drawn, record }) => drawn && record.m?.compression === undefined),
)(
  "$name: is sealed so, byte for byte",
  async ({ text: plain, key, random: drawn = [], record }) => {
    const draws = drawn.map((hex) => Uint8Array.from(Buffer.from(hex, "hex")));
    const draw = () => draws.shift() ?? new Uint8Array();
    expect(await seal(plain, { key, random: draw })).toBe(record.c);
  },
);

const SALT = random(16);

const keys = new Map<string, Buffer>();

/** One salt for all texts of a test run, so that the second key of a text is at hand. */
function keyByNode(secret: string): Buffer {
  const key = keys.get(secret) ?? pbkdf2Sync(secret, SALT, 2 ** 19, 32, "sha256");
  keys.set(secret, key);
  return key;
}

/** A layer as Node's own cryptography makes it. */
function encryptByNode(text: string, secret: string): string {
  const iv = random(12);
  const cipher = createCipheriv("aes-256-gcm", keyByNode(secret), iv);
  const ciphertext = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([SALT, iv, ...ciphertext]).toString("base64");
}

function decryptByNode(layer: string, secret: string): string {
  const all = Buffer.from(layer, "base64");
  const key = pbkdf2Sync(secret, all.subarray(0, 16), 2 ** 19, 32, "sha256");
  const decipher = createDecipheriv("aes-256-gcm", key, all.subarray(16, 28));
  decipher.setAuthTag(all.subarray(-16));
  return decipher.update(all.subarray(28, -16), undefined, "utf8") + decipher.final("utf8");
}

const text = "\uFEFFgrün 🔑\r\n\t\0 e\u0301";

describe("Node's own cryptography", () => {
  test("opens a text that we sealed", async () => {
    expect(decryptByNode(await seal(text, { key: KEY, random }), KEY)).toBe(text);
  });

  test("opens a text that we sealed with a passphrase, which is the outer layer", async () => {
    const sealed = await seal(text, { key: KEY, passphrase: "wörd", random });
    expect(decryptByNode(decryptByNode(sealed, "wörd"), KEY)).toBe(text);
  });

  test.each([
    ["no compression", {}, text],
    ["none", { compression: { algorithm: "none" } }, Buffer.from(text).toString("base64")],
    [
      "zlib:pako",
      { compression: { algorithm: "zlib:pako" } },
      deflateSync(Buffer.from(text)).toString("base64"),
    ],
  ])("makes a text that we open: %s", async (_name, compression, packed) => {
    const m = { ...compression, encryption: { algorithm: "aes-256-gcm" } };
    const record = JSON.stringify({ c: encryptByNode(packed, KEY), m });
    expect(await open(record, link(KEY))).toEqual({ state: "open", text });
  });

  test("finds the same proof", async () => {
    const hash = createHash("sha512").update(`${KEY}wörd`).digest("hex");
    expect(await proof(KEY, "wörd")).toBe(hash);
  });
});

test.each([
  ["does not open", { encryption: { algorithm: "aes-256-gcm" } }, "wrong"],
  ["takes an algorithm that we don't know", { encryption: { algorithm: "rot13" } }, "corrupt"],
])("a record for several readings that %s lasts all the same", async (_name, m, state) => {
  const record = JSON.stringify({ c: "AAAA", m, b: false });
  expect(await open(record, link(KEY))).toEqual({ state, lasts: true });
});

describe("a record that means harm", () => {
  const m = { encryption: { algorithm: "aes-256-gcm" } };
  const corrupt = { state: "corrupt" };

  test.each([
    ["no JSON", "<!doctype html>"],
    ["an empty text", ""],
    ["no object", "null"],
    ["no encrypted text", JSON.stringify({ m })],
    ["an encrypted text that is none", JSON.stringify({ c: 7, m })],
    ["no base64", JSON.stringify({ c: "%", m })],
    ["an unknown algorithm", JSON.stringify({ c: "", m: { encryption: { algorithm: "rot13" } } })],
    [
      "the name of a member",
      JSON.stringify({ c: "", m: { encryption: { algorithm: "constructor" } } }),
    ],
    ["no algorithm", JSON.stringify({ c: "", m: {} })],
    [
      "an unknown compression",
      JSON.stringify({ c: "", m: { ...m, compression: { algorithm: "br" } } }),
    ],
  ])("is corrupt: %s", async (_name, record) => {
    expect(await open(record, link(KEY))).toEqual(corrupt);
  });

  test.each(["aes-256-gcm", "ml-kem-768", "ml-kem-768-2"])(
    "is too short: %s",
    async (algorithm) => {
      const record = JSON.stringify({ c: "AAAA", m: { encryption: { algorithm } } });
      expect(await open(record, link(KEY))).toEqual({ state: "wrong" });
    },
  );

  test("is compressed by too much", async () => {
    const bomb = deflateSync(Buffer.alloc(17 * 1024 * 1024)).toString("base64");
    const compressed = { ...m, compression: { algorithm: "zlib:pako" } };
    const record = JSON.stringify({ c: encryptByNode(bomb, KEY), m: compressed });
    expect(await open(record, link(KEY))).toEqual(corrupt);
  });

  test.each(["none", "zlib:pako"])("is packed otherwise than it says: %s", async (algorithm) => {
    const record = { c: encryptByNode("no %base64", KEY), m: { ...m, compression: { algorithm } } };
    expect(await open(JSON.stringify(record), link(KEY))).toEqual(corrupt);
  });

  test("is no UTF-8", async () => {
    const compressed = { ...m, compression: { algorithm: "none" } };
    const record = { c: encryptByNode("/w==", KEY), m: compressed };
    expect(await open(JSON.stringify(record), link(KEY))).toEqual(corrupt);
  });
});

describe("a record without the names of its algorithms", () => {
  const opened = async (layer: unknown) =>
    open(JSON.stringify({ c: encryptByNode(JSON.stringify(layer), KEY) }), link(KEY));

  test("is shown as it is if it has no form that we know", async () => {
    expect(await opened({ c: "text" })).toEqual({ state: "open", text: '{"c":"text"}' });
  });

  test("is corrupt if it was compressed in a way that we don't know", async () => {
    const layer = { data: "", metadata: { compression: { algorithm: "br" } } };
    expect(await opened(layer)).toEqual({ state: "corrupt" });
  });
});

describe("a file", () => {
  const content = "data:text/plain;charset=utf-8;base64,YSBmaWxlCg==";
  const file = { name: "key.txt", type: "text/plain;charset=utf-8", base64: "YSBmaWxlCg==" };

  test("comes with its name and type", () => {
    const kept = JSON.stringify({ type: "file", name: "key.txt", content });
    expect(contents(kept)).toEqual({ text: "", files: [file] });
  });

  test("comes with the whole text if that holds more", () => {
    const kept = JSON.stringify({ type: "file", name: "key.txt", content, note: "more" });
    expect(contents(kept)).toEqual({ text: kept, files: [file] });
  });

  test.each([
    ["another type", { type: "folder", name: "key.txt", content }],
    ["no name", { type: "file", content }],
    ["no contents", { type: "file", name: "key.txt" }],
    ["contents that were cut", { type: "file", name: "key.txt", content: "data:;base64,aGVsb" }],
    ["contents of another form", { type: "file", name: "key.txt", content: "data:,text" }],
  ])("is a text if it has %s", (_name, kept) => {
    expect(contents(JSON.stringify(kept))).toEqual({ text: JSON.stringify(kept) });
  });
});

describe("a key", () => {
  test("is drawn from signs that are all as likely", () => {
    // A key of "A", "a" and 30 signs that come from the same byte; nothing for a byte that is drawn again.
    const signs = Array.from({ length: 256 }, (_, byte) => {
      const draws = [Uint8Array.from([0, 26, ...Array.from({ length: 30 }, () => byte)])];
      let again = false;
      const key = drawKey((length) => draws.shift() ?? ((again = true), new Uint8Array(length)));
      return again ? [] : [key.slice(-1)];
    }).flat();
    const counts = [...new Set(signs)].map((sign) => signs.filter((one) => one === sign).length);
    expect(counts).toEqual(Array.from({ length: 65 }, () => 3));
  });

  test("is drawn again if it passes for a heading", () => {
    const draws = [bytes("\x1a".repeat(32)), Uint8Array.from({ length: 32 }, (_, sign) => sign)];
    expect(drawKey(() => draws.shift() ?? new Uint8Array(32))).toBe(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef",
    );
  });

  test.each([
    ["32 signs", KEY, true],
    ["33 signs", `${KEY}A`, false],
    ["31 signs", KEY.slice(1), false],
    ["a sign of another kind", KEY.replace("-", "."), false],
    ["no capital letters", KEY.toLowerCase(), false],
    ["no small letters", KEY.toUpperCase(), false],
  ])("has 32 signs, letters of both kinds among them: %s", (_what, key, is) => {
    expect(isKey(key)).toBe(is);
  });
});

test("base64 of 200,000 bytes comes back", () => {
  const many = Uint8Array.from({ length: 200_000 }, (_, index) => index);
  expect(fromBase64(toBase64(many))).toEqual(many);
});

test.each(["\ud800", "a\udc00"])("a text that UTF-8 cannot hold is refused", async (lone) => {
  const refused = { info: { kind: "unsupported", reason: "ill-formed" } };
  await expect(seal(lone, { key: KEY, random })).rejects.toMatchObject(refused);
  await expect(seal("text", { key: KEY, passphrase: lone, random })).rejects.toMatchObject(refused);
});
