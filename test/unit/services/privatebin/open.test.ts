/** PrivateBin's format against links that opened in its own page, another client, and hostile input. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { open } from "../../../../lib/services/privatebin/open";
import { seal } from "../../../../lib/services/privatebin/seal";
import { base58, type Kept, read, write } from "../../../support/privatebinClient";

interface Vector {
  readonly name: string;
  readonly plaintext: string;
  readonly password: string | null;
  readonly key_hex: string;
  readonly iv_hex: string;
  readonly salt_hex: string;
  readonly aad_utf8: string;
  readonly ct_base64: string;
  readonly link: string;
}

// Our own data: a value that does not fit the type fails the tests.
const { vectors }: { readonly vectors: readonly Vector[] } = JSON.parse(
  readFileSync(new URL("../../../vectors/privatebin.json", import.meta.url), "utf8"),
);

/** The body of an answer. */
const bodyOf = (paste: { readonly adata: unknown; readonly ct: string }) =>
  JSON.stringify({ status: 0, id: "0123456789abcdef", v: 2, ...paste });

/** A paste as another client gets it. */
const received = (paste: { readonly adata: unknown; readonly ct: string }): Kept =>
  JSON.parse(bodyOf(paste));

const keyIn = (link: string) => link.replace(/^.*#-/, "");

/** Fewer rounds than any server takes, to spare the processor. */
const quick = { iterations: 1_000 };

const random = (length: number) => Uint8Array.from(randomBytes(length));

describe.each(vectors)("the recorded paste: $name", (vector) => {
  const { plaintext, password, link } = vector;
  const body = bodyOf({ adata: JSON.parse(vector.aad_utf8), ct: vector.ct_base64 });
  const key = keyIn(link);

  test("opens", async () => {
    const opened = await open(body, { key }, password ?? undefined);
    expect(opened).toEqual({ state: "open", text: plaintext });
  });

  test("does not open without its password, or with another one", async () => {
    const wrong = await open(body, { key }, "not the password");
    expect(wrong).toEqual({ state: "wrong" });
    const without = await open(body, { key });
    expect(without.state).toBe(password === null ? "open" : "passphrase");
  });

  test("has parameters and a key that seal again to the same link and parameters", async () => {
    const given = [vector.key_hex, vector.iv_hex, vector.salt_hex].map((hex) =>
      Uint8Array.from(Buffer.from(hex, "hex")),
    );
    const sealed = await seal(plaintext, () => given.shift() ?? random(0), password ?? undefined);
    expect(sealed.key).toBe(key);
    const parameters = vector.aad_utf8.replace('"none"', '"zlib"');
    expect(JSON.stringify(sealed.paste.adata)).toBe(parameters);
    expect(await open(bodyOf(sealed.paste), { key }, password ?? undefined)).toEqual({
      state: "open",
      text: plaintext,
    });
  });
});

describe("another client", () => {
  test.each(["", "correct horse", "ü, €🔑x", "\uFEFFone\r\ntwo\u0000\ud800"])(
    "reads our text: %j",
    async (text) => {
      const { key, paste } = await seal(text, random);
      expect(read(received(paste), key)).toBe(text);
    },
  );

  test("reads our text by the password's low bytes", async () => {
    const { key, paste } = await seal("guarded", random, "€🔑x");
    expect(read(received(paste), key, Buffer.from("ac3d1178", "hex"))).toBe("guarded");
    expect(() => read(received(paste), key, Buffer.from("€🔑x"))).toThrow();
  });

  test.each([
    ["with a password in UTF-8", { password: Buffer.from("grün 🔑") }, "grün 🔑"],
    [
      "with a password in low bytes",
      { password: Buffer.from("grün =\u0011", "latin1") },
      "grün 🔑",
    ],
    ["without compression", { compression: "none" }],
    ["with a key of 128 bits", { keySize: 128 }],
    ["with a tag of 96 bits", { tagSize: 96 }],
    ["with an iv of 12 bytes", { iv: randomBytes(12) }],
    ["as Markdown", { formatter: "markdown" }],
    ["as source code", { formatter: "syntaxhighlighting" }],
    [
      "with a key that begins with zeros",
      { key: Buffer.concat([Buffer.alloc(3), randomBytes(29)]) },
    ],
  ] as const)("is read %s", async (_how, options, password?: string) => {
    const { key, ...paste } = write(JSON.stringify({ paste: "grün 🔑" }), { ...quick, ...options });
    expect(await open(bodyOf(paste), { key }, password)).toEqual({
      state: "open",
      text: "grün 🔑",
    });
  });

  test("agrees on every text and password", async () => {
    const anyPassword = fc.oneof(fc.constant(""), fc.string({ unit: "binary", maxLength: 12 }));
    const property = fc.asyncProperty(
      fc.string({ unit: "binary", maxLength: 2_000 }),
      anyPassword,
      async (text, password) => {
        const { key, paste } = await seal(text, random, password);
        const bytes = Buffer.from(password, "utf16le").filter((_, index) => index % 2 === 0);
        expect(read(received(paste), key, Buffer.from(bytes))).toBe(text);
        const theirs = write(JSON.stringify({ paste: text }), {
          ...quick,
          password: Buffer.from(password),
        });
        expect(await open(bodyOf(theirs), theirs, password)).toEqual({ state: "open", text });
      },
    );
    await fc.assert(property, { numRuns: 5 });
  });
});

/** Opens a message that another client encrypted. */
async function openMessage(message: string | Buffer) {
  const { key, ...paste } = write(message, quick);
  return open(bodyOf(paste), { key });
}

describe("files that PrivateBin's page added", () => {
  const files = (message: object) => openMessage(JSON.stringify(message));

  test("come with the text", async () => {
    const attachment = ["data:text/plain;charset=utf-8;base64,aGk=", "data:;base64,AAEC"];
    const message = { paste: "see files", attachment, attachment_name: ["a.txt", "b"] };
    expect(await files(message)).toEqual({
      state: "open",
      text: "see files",
      files: [
        { name: "a.txt", type: "text/plain", base64: "aGk=" },
        { name: "b", type: "", base64: "AAEC" },
      ],
    });
  });

  test("come one at a time up to 1.7.6, and without a text", async () => {
    const message = { attachment: "data:image/png;base64,iVBO", attachment_name: "a.png" };
    expect(await files(message)).toEqual({
      state: "open",
      text: "",
      files: [{ name: "a.png", type: "image/png", base64: "iVBO" }],
    });
  });

  test("are kept as text where they have another form, and without a name", async () => {
    const cut = "data:text/plain;base64,aGk=x";
    expect(await files({ paste: "", attachment: cut })).toMatchObject({
      files: [{ base64: Buffer.from(cut).toString("base64") }],
    });
    expect(await files({ paste: "", attachment: "blob:xyz" })).toMatchObject({
      files: [{ name: "", type: "text/plain", base64: Buffer.from("blob:xyz").toString("base64") }],
    });
  });
});

describe("an answer", () => {
  const { key, ...paste } = write(JSON.stringify({ paste: "kept" }), quick);
  const body = bodyOf(paste);

  test("opens with whatever stands around its JSON", async () => {
    const warned = `<br />\n<b>Warning</b>: a notice of PHP<br />\n${body}\n<!-- proxy -->`;
    expect(await open(warned, { key })).toEqual({ state: "open", text: "kept" });
  });

  test("does not open once its parameters, its settings or its text were changed", async () => {
    const changed = [
      body.replace('"plaintext"', '"markdown"'),
      body.replace(",0,1]", ",0,0]"),
      bodyOf({ ...paste, ct: paste.ct.replace(/^./, (first) => (first === "A" ? "B" : "A")) }),
    ];
    for (const one of changed) expect(await open(one, { key })).toEqual({ state: "passphrase" });
  });

  test("does not open with another key", async () => {
    const other = base58(randomBytes(32));
    expect(await open(body, { key: other })).toEqual({ state: "passphrase" });
    expect(await open(body, { key: other }, "a password")).toEqual({ state: "wrong" });
  });

  const [parameters, ...settings] = paste.adata;
  const replaced = (place: number, value: unknown) =>
    bodyOf({ ...paste, adata: [Array.from<unknown>(parameters).with(place, value), ...settings] });

  test.each([
    ["no JSON", "<!doctype html>"],
    ["nothing", ""],
    ["cut", body.slice(0, -40)],
    ["another kind of JSON", "[1, 2]"],
    ["a text that is no base64", bodyOf({ ...paste, ct: "?" })],
    ["no text", bodyOf({ ...paste, ct: "" })],
    ["no parameters", bodyOf({ ...paste, adata: [] })],
    ["an empty iv", replaced(0, "")],
    ["a salt that is no base64", replaced(1, "?")],
    ["no iterations", replaced(2, 0)],
    ["endless iterations", replaced(2, 2_000_001)],
    ["part of an iteration", replaced(2, 1.5)],
    ["a key of another size", replaced(3, 64)],
    ["a key of a size that Chromium lacks", replaced(3, 192)],
    ["a tag of another size", replaced(4, 32)],
    ["another cipher", replaced(5, "des")],
    ["another mode", replaced(6, "cbc")],
    ["another compression", replaced(7, "bzip2")],
  ])("with %s is corrupt", async (_what, hostile) => {
    expect(await open(hostile, { key })).toEqual({ state: "corrupt" });
  });

  test("with a message that is none is corrupt", async () => {
    const messages = [
      "not JSON",
      deflateRawSync(Buffer.from([0x22, 0xff, 0x22])),
      JSON.stringify({ comment: "no paste" }),
      JSON.stringify("text"),
    ];
    for (const message of messages)
      expect(await openMessage(message)).toEqual({ state: "corrupt" });
  });

  test("with damaged compression is corrupt", async () => {
    const whole = deflateRawSync(JSON.stringify({ paste: "a text" }));
    expect(await openMessage(whole)).toEqual({ state: "open", text: "a text" });
    expect(await openMessage(whole.subarray(0, -2))).toEqual({ state: "corrupt" });
  });

  test("with a message that unfolds without end is corrupt", async () => {
    const bomb = deflateRawSync(Buffer.alloc(65 * 1024 * 1024), { level: 1 });
    expect(await openMessage(bomb)).toEqual({ state: "corrupt" });
  });
});
