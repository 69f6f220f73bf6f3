/** The format of ots against vectors that the `openssl` command made, and against Node's own cryptography. */
import { spawnSync } from "node:child_process";
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kind } from "../../../../lib/services/ots/kind";
import { open } from "../../../../lib/services/ots/open";
import { seal } from "../../../../lib/services/ots/seal";
import { Failure } from "../../../../lib/failure";

/** From `recordings/services/ots.json`: each was opened and made by the `openssl` command as well. */
const vectors = [
  {
    text: "correct horse battery staple",
    key: "Ab3dEf6hIj9lMn2pQr5t",
    salt: "f80af6fefb7a50eb",
    sealed: "U2FsdGVkX1/4Cvb++3pQ60rL9afVwgXxpZYHJKzKyve18bcXzu6pJjkk633OtgnJ",
  },
  {
    text: "pässwörd 🔑 line1\nline2",
    key: "zyxwvutsrqponmlkjihg",
    salt: "135c130a4992280b",
    sealed: "U2FsdGVkX18TXBMKSZIoC3OXADjXrwKn94NVkJnBldfr7mX1H0auo6TuXX0NiqeP",
  },
] as const;

const withFile = {
  key: "metaMETAmetaMETAmeta",
  sealed:
    "U2FsdGVkX18EFoFRGhQSAlT2hts3hgQnm3YnFyEA0eZ6d0AXH6Hf0mgLsWWfcgPuFwDX0Vre3f5xTRkRYzLqj4gM6Bh0Lio71UX5x/6pZcJjzh6B6GvlRxvWQ3MoaHVtJcEJvZsm5jBC/Hpczydfb4jVn7Uj/yD5mIN1kXGGvmMGdanccPOfSJ6b7+kSi89b",
} as const;

const SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The randomness by which the signs of `key` and the salt are drawn. */
function drawing(key: string, salt: string): (length: number) => Uint8Array<ArrayBuffer> {
  const draws = [Array.from(key, (sign) => SIGNS.indexOf(sign)), [...Buffer.from(salt, "hex")]];
  return (length) => {
    const draw = draws.shift() ?? [];
    expect(draw).toHaveLength(length);
    return Uint8Array.from(draw);
  };
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const known = new Map<string, Buffer>();

const derived = (pass: string, salt: Buffer) => {
  const asked = `${pass} ${salt.toString("hex")}`;
  const bytes = known.get(asked) ?? pbkdf2Sync(pass, salt, 300_000, 48, "sha512");
  known.set(asked, bytes);
  return { key: bytes.subarray(0, 32), iv: bytes.subarray(32) };
};

/** As Node encrypts. */
function nodeSeals(plaintext: Uint8Array, pass: string, salt = randomBytes(8)): string {
  const { key, iv } = derived(pass, salt);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([
    Buffer.from("Salted__"),
    salt,
    cipher.update(plaintext),
    cipher.final(),
  ]).toString("base64");
}

/** As Node decrypts. */
function nodeOpens(sealed: string, pass: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const { key, iv } = derived(pass, bytes.subarray(8, 16));
  const decipher = createDecipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
}

describe.each(vectors)("the vector $text", ({ text, key, salt, sealed }) => {
  test("opens", async () => {
    expect(await open(sealed, { key })).toEqual({ state: "open", text });
  });

  test("is made by its pass and salt, byte for byte", async () => {
    expect(await seal(text, { random: drawing(key, salt) })).toEqual({ key, sealed });
  });

  test("opens to Node", () => {
    expect(nodeOpens(sealed, key)).toBe(text);
  });
});

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** The command as the service's own documents give it (`OTSMeta-format.md`). */
function openssl(direction: readonly string[], pass: string, input: string): string {
  const usual = ["enc", "-aes-256-cbc", "-pbkdf2", "-md", "sha512", "-iter", "300000", "-a", "-A"];
  const args = [...usual, ...direction, "-pass", `pass:${pass}`];
  const { status, stdout, error } = spawnSync("openssl", args, { input, encoding: "utf8" });
  if (error) throw error;
  expect(status).toBe(0);
  return stdout;
}

describe("a text that we encrypt", () => {
  test.skipIf(!hasOpenssl)("opens to the `openssl` command, and one of its here", async () => {
    const { key, sealed } = await seal("from here ü 🔑\r\n", { random });
    expect(openssl(["-d"], key, sealed)).toBe("from here ü 🔑\r\n");
    const theirs = openssl([], key, "from there ü 🔑\r\n");
    expect(await open(theirs, { key })).toEqual({ state: "open", text: "from there ü 🔑\r\n" });
  });

  test("opens to Node, and one of Node's here, whatever the text", async () => {
    // One pass and one salt for all of them: a derivation takes half a second.
    const [{ key, salt }] = vectors;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        fc.pre(text.isWellFormed() && !text.startsWith("OTSMeta"));
        const { sealed } = await seal(text, { random: drawing(key, salt) });
        expect(nodeOpens(sealed, key)).toBe(text);
        const nodes = nodeSeals(Buffer.from(text), key, Buffer.from(salt, "hex"));
        expect(await open(nodes, { key })).toEqual({ state: "open", text });
      }),
    );
  });

  test("takes a new pass and salt each time", async () => {
    const [one, other] = [await seal("same", { random }), await seal("same", { random })];
    for (const { key } of [one, other]) expect(key).toMatch(/^[0-9A-Za-z]{20}$/);
    expect(one.key).not.toBe(other.key);
    expect(one.sealed.slice(0, 22)).not.toBe(other.sealed.slice(0, 22));
  });

  test("draws each sign of its pass equally often", async () => {
    // The bytes 248 to 255 would make the first eight signs likelier.
    const bytes = Array.from({ length: 20 }, (_, index) => 236 + index);
    const { key } = await seal("fair", {
      random: (length) => Uint8Array.from(bytes.slice(0, length)),
    });
    expect(key).toBe(`${SIGNS.slice(50)}${SIGNS.slice(50, 58)}`);
  });

  test("is not one with half a surrogate pair, which UTF-8 cannot hold", async () => {
    await expect(seal("\ud83d", { random })).rejects.toEqual(
      new Failure({ kind: "unsupported", reason: "ill-formed" }),
    );
  });

  test("is put into JSON if it begins as the service's JSON does, and comes back whole", async () => {
    const text = 'OTSMeta{"secret":"not this"}';
    const { key, sealed } = await seal(text, { random });
    expect(nodeOpens(sealed, key)).toBe(`OTSMeta${JSON.stringify({ secret: text, v: 1 })}`);
    expect(await open(sealed, { key })).toEqual({ state: "open", text });
  });

  test.each([0, 1, 47, 48, 60, 61, 1000, 1001, 1002, 1003])(
    "fits into %i characters exactly if it is no longer than said",
    (maxBytes) => {
      const cipher = (bytes: number) => {
        const aes = createCipheriv("aes-256-cbc", Buffer.alloc(32), Buffer.alloc(16));
        return Buffer.concat([Buffer.alloc(16), aes.update(Buffer.alloc(bytes)), aes.final()]);
      };
      const sizeOf = (bytes: number) => cipher(bytes).toString("base64").length;
      const most = kind.seals.capacity(maxBytes);
      expect(sizeOf(most + 1)).toBeGreaterThan(maxBytes);
      if (most > 0) expect(sizeOf(most)).toBeLessThanOrEqual(maxBytes);
    },
  );

  test("may be long", async () => {
    const text = "ä€😀".repeat(50_000);
    const { key, sealed } = await seal(text, { random });
    expect(await open(sealed, { key })).toEqual({ state: "open", text });
  });
});

describe("a text with files", () => {
  test("gives them besides the secret", async () => {
    expect(await open(withFile.sealed, withFile)).toEqual({
      state: "open",
      text: "with a file",
      files: [{ name: "a.txt", type: "text/plain", base64: "ZmlsZSBib2R5" }],
    });
  });
});

describe("a text that cannot be opened", () => {
  const [{ sealed, key }] = vectors;

  test("with another pass is told apart by padding and UTF-8", async () => {
    expect(await open(sealed, { key: "Ab3dEf6hIj9lMn2pQr5T" })).toEqual({ state: "wrong" });
  });

  test("with a right padding by chance is told apart by UTF-8", async () => {
    const nodes = nodeSeals(Buffer.from([0xff, 0xfe, 0xc3]), key);
    expect(await open(nodes, { key })).toEqual({ state: "wrong" });
  });

  test.each([
    ["cut", sealed.slice(0, -4)],
    ["cut to its salt", sealed.slice(0, 22)],
    ["empty", ""],
    ["an answer of something else", "<!doctype html>"],
    ["of another banner", Buffer.from("Pepper__".padEnd(48)).toString("base64")],
  ])("since it is %s is corrupt", async (_title, text) => {
    expect(await open(text, { key })).toEqual({ state: "corrupt" });
  });

  // The format has no tag.
  test("since it was changed may still open, in part as rubbish", async () => {
    const text = "a".repeat(64);
    const bytes = Buffer.from(nodeSeals(Buffer.from(text), key), "base64");
    // A bit of the salted text's first block: it changes the same bit of the second, and all of the first.
    const results = await Promise.all(
      Array.from({ length: 2 }, async (_, bit) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(16) ^ (1 << bit), 16);
        return open(changed.toString("base64"), { key });
      }),
    );
    for (const opened of results) {
      expect(["wrong", "open"]).toContain(opened.state);
      expect(opened).not.toEqual({ state: "open", text });
    }
  });
});

describe("without a pass in the link", () => {
  const [{ sealed, key, text }] = vectors;

  test("a text is given as it was kept", async () => {
    expect(await open("not encrypted", {})).toEqual({ state: "open", text: "not encrypted" });
    const meta = 'OTSMeta{"secret":"in JSON","v":1}';
    expect(await open(meta, {})).toEqual({ state: "open", text: "in JSON" });
    const example = `Decrypt ${sealed} with openssl.`;
    expect(await open(example, {})).toEqual({ state: "open", text: example });
  });

  test("an encrypted text asks for it", async () => {
    expect(await open(sealed, {})).toEqual({ state: "passphrase" });
    expect(await open(sealed, {}, "another")).toEqual({ state: "wrong" });
    expect(await open(sealed, {}, key)).toEqual({ state: "open", text });
  });
});

test("a text opens within the answer of a proxy that put something around it", async () => {
  const [{ sealed, key, text }] = vectors;
  const answer = `${JSON.stringify({ success: true, secret: sealed })}\n<!-- proxy -->`;
  expect(await open(answer, { key })).toEqual({ state: "open", text });
});
