/** The messages of Yopass against vectors and OpenPGP.js, in both directions; hostile ones end in a plain answer. */
import * as fc from "fast-check";
import * as openpgp from "openpgp";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { fromHex } from "../../../../lib/sealing/hex";
import { armoured, messageIn } from "../../../../lib/services/yopass/armour";
import { concat, type Bytes } from "../../../../lib/services/yopass/bytes";
import { encrypt } from "../../../../lib/services/yopass/encrypt";
import { literal } from "../../../../lib/services/yopass/literal";
import { open } from "../../../../lib/services/yopass/open";
import { packet, packetsIn, TYPES } from "../../../../lib/services/yopass/packets";
import vectors from "../../../vectors/yopass-messages.json";
import { anyText, mutated } from "../../../support/arbitraries";

const { messages } = vectors;

const password = "AbCdEfGhIjKlMnOpQrStUv";

const link: SecretLink = {
  service: "yopass",
  address: "https://yopass.test",
  id: "0123456789ABCDEFGHIJKL",
  key: password,
};

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

const seal = async (text: string) => armoured(await encrypt(literal(text), password, random));

/** A message of OpenPGP.js, by the settings of Yopass's page unless told otherwise. */
async function theirs(text: string, config: openpgp.PartialConfig = {}): Promise<string> {
  const page = { aeadProtect: true, preferredAEADAlgorithm: openpgp.enums.aead.gcm };
  return openpgp.encrypt({
    message: await openpgp.createMessage({ text }),
    passwords: password,
    config: { ...page, ...config },
  });
}

const old: openpgp.PartialConfig = { aeadProtect: false };

/** Makes guesses cheap: 1,024 bytes are hashed. */
const quick: openpgp.PartialConfig = { s2kIterationCountByte: 0 };

describe.each(messages)("$name", ({ message, password: key, text }) => {
  test("opens", async () => {
    expect(await open(message, { ...link, key })).toEqual({ state: "open", text });
  });

  test("opens with line ends of Windows, and within other text", async () => {
    const wrapped = `{"message":${JSON.stringify(message.replaceAll("\n", "\r\n"))}} <!-- -->`;
    expect(await open(wrapped, { ...link, key })).toEqual({ state: "open", text });
  });

  test("does not open with another password", async () => {
    expect(await open(message, link, `${key} `)).toEqual({ state: "wrong" });
  });
});

const fixed = messages.flatMap(({ fixed: values, ...message }) =>
  values ? [{ ...message, values }] : [],
);

test.each(fixed)("$name: is written so", async ({ password: key, text, values, message }) => {
  const { salt, iv, sessionKey, dataSalt } = values;
  const drawn = [salt, iv, sessionKey, dataSalt].map(fromHex);
  // The vectors have text in the format `u`.
  const header = Uint8Array.of("u".charCodeAt(0), 0, 0, 0, 0, 0);
  const content = packet(TYPES.literal, concat([header, new TextEncoder().encode(text)]));
  const written = await encrypt(content, key, () => drawn.shift() ?? new Uint8Array());
  expect(written).toEqual(messageIn(message));
});

const texts = [
  "a",
  "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
  "\uFEFFone\r\ntwo\nthree\rfour\r\n",
  "grün ẞ שלום 日本語 e\u0301 😀",
  "ä".repeat(3_500),
  "long ".repeat(60_000),
];

describe.each(texts)("a text %#", (text) => {
  test("opens byte for byte in OpenPGP.js", async () => {
    const message = await openpgp.readMessage({ armoredMessage: await seal(text) });
    const { data } = await openpgp.decrypt({ message, passwords: password, format: "binary" });
    expect(Buffer.from(data).toString("utf8")).toBe(text);
  });

  test("opens unchanged here", async () => {
    expect(await open(await seal(text), link)).toEqual({ state: "open", text });
  });

  test.each([
    ["as its page seals", {}],
    ["as it did before", old],
    ["in small chunks", { aeadChunkSizeByte: 0 }],
  ])("opens from OpenPGP.js with its own line ends, %s", async (_as, config) => {
    expect(await open(await theirs(text, config), link)).toEqual({
      state: "open",
      text: text.replaceAll("\r\n", "\n"),
    });
  });
});

test("any text opens unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      // Halves of surrogate pairs are refused before.
      const whole = text.toWellFormed();
      expect(await open(await seal(whole), link)).toEqual({ state: "open", text: whole });
    }),
    { numRuns: 10 },
  );
});

test("a link without a key asks for the passphrase, as often as one likes", async () => {
  const sealed = await seal("guarded");
  const { key: _, ...short } = link;
  expect(await open(sealed, short)).toEqual({ state: "passphrase" });
  expect(await open(sealed, short, "another")).toEqual({ state: "wrong" });
  expect(await open(sealed, short, password)).toEqual({ state: "open", text: "guarded" });
});

describe("corrupt is", () => {
  test.each([
    ["no armour", "a text"],
    ["an armour without end", "-----BEGIN PGP MESSAGE-----\n\nw0wG"],
    ["an armour without an empty line", "-----BEGIN PGP MESSAGE-----\n-----END PGP MESSAGE-----"],
    ["no base64", "-----BEGIN PGP MESSAGE-----\n\n*\n-----END PGP MESSAGE-----"],
    ["an empty message", "-----BEGIN PGP MESSAGE-----\n\n\n-----END PGP MESSAGE-----"],
    ["one packet", armoured(packet(TYPES.sessionKey, new Uint8Array(76)))],
    ["a packet that is longer than the message", armoured(Uint8Array.of(0xc3, 255, 255, 255))],
    ["the legacy frame", armoured(Uint8Array.of(0x8c, 13, 4, 9, 3, 8))],
  ])("%s", async (_what, sealed) => {
    expect(await open(sealed, link)).toEqual({ state: "corrupt" });
  });

  test("a message with Argon2, which only the page opens", async () => {
    const argon2: openpgp.PartialConfig = { s2kType: openpgp.enums.s2k.argon2 };
    expect(await open(await theirs("a", argon2), link)).toEqual({ state: "corrupt" });
  });

  test("a message for a key", async () => {
    const { publicKey } = await openpgp.generateKey({ userIDs: [{ name: "a" }] });
    const message = await openpgp.encrypt({
      message: await openpgp.createMessage({ text: "a" }),
      encryptionKeys: await openpgp.readKey({ armoredKey: publicKey }),
    });
    expect(await open(message, link)).toEqual({ state: "corrupt" });
  });

  test("a text that was cut, with the right password", async () => {
    const message = messageIn(await seal("a text")) ?? new Uint8Array();
    const [key, data] = packetsIn(message) ?? [];
    if (!key || !data) throw new Error("a message has two packets");
    const cut = [packet(key.type, key.body), packet(data.type, data.body.slice(0, -1))];
    expect(await open(armoured(concat(cut)), link)).toEqual({ state: "corrupt" });
  });

  test("a text without its last chunk, with the right password", async () => {
    const chunks = { ...quick, aeadChunkSizeByte: 0 };
    const message = messageIn(await theirs("a".repeat(120), chunks)) ?? new Uint8Array();
    const [key, data] = packetsIn(message) ?? [];
    if (!key || !data) throw new Error("a message has two packets");
    // Two chunks of 64 bytes, each with its tag, and one more tag.
    const [start, step] = [36, 80];
    expect(data.body).toHaveLength(start + 2 * step + 16);
    const less = concat([data.body.slice(0, start + step), data.body.slice(start + 2 * step)]);
    const cut = [packet(key.type, key.body), packet(data.type, less)];
    expect(await open(armoured(concat(cut)), link)).toEqual({ state: "corrupt" });
  });

  test("bytes that are no text", async () => {
    const header = Uint8Array.of("b".charCodeAt(0), 0, 0, 0, 0, 0);
    const content = packet(TYPES.literal, concat([header, Uint8Array.of(0xff, 0xfe)]));
    const sealed = armoured(await encrypt(content, password, random));
    expect(await open(sealed, link)).toEqual({ state: "corrupt" });
  });
});

const states = ["open", "wrong", "corrupt"];

/** Messages with few bytes to hash: the new form, the old one, and one with partial lengths. */
const samples = await Promise.all([
  theirs("a text", quick),
  theirs("a text", { ...quick, ...old }),
  theirs("a text\n".repeat(200), quick),
]);

test.each([0, 1, 2])("a changed message is told from the text, sample %i", async (index) => {
  const sample = samples[index] ?? "";
  const { text } = await opened(sample);
  await fc.assert(
    fc.asyncProperty(mutated(sample), async (changed) => {
      const end = await open(changed, link);
      expect(states).toContain(end.state);
      if (end.state === "open") expect(end.text).toBe(text);
    }),
    { numRuns: 150 },
  );
});

test.each([0, 1, 2])("changed bytes are told from the text, sample %i", async (index) => {
  const message = messageIn(samples[index] ?? "") ?? new Uint8Array();
  const { text } = await opened(samples[index] ?? "");
  const change = fc.record({
    at: fc.nat(message.length - 1),
    byte: fc.nat(255),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ at, byte, cut }) => {
      const changed = cut ? message.slice(0, at) : message.with(at, byte);
      const end = await open(armoured(Uint8Array.from(changed)), link);
      expect(states).toContain(end.state);
      if (end.state === "open") expect(end.text).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test("any bytes get an answer", async () => {
  const packets = fc
    .array(fc.tuple(fc.constantFrom(3, 11, 18), fc.uint8Array({ maxLength: 300 })), {
      maxLength: 4,
    })
    .map((all) => concat(all.map(([type, body]) => packet(type, Uint8Array.from(body)))));
  const bytes = fc.oneof(packets, fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(bytes, async (any) => {
      expect(states).toContain((await open(armoured(Uint8Array.from(any)), link)).state);
    }),
    { numRuns: 500 },
  );
});

async function opened(sealed: string) {
  const end = await open(sealed, link);
  if (end.state !== "open") throw new Error("a sample opens");
  return end;
}
