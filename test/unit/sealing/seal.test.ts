import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Failure } from "../../../lib/failure";
import { fromHex, toHex } from "../../../lib/sealing/hex";
import { findSealed, ITERATIONS } from "../../../lib/sealing/format";
import { accessCode, codeLengthFor, formatKey, parseKey } from "../../../lib/sealing/key";
import { open } from "../../../lib/sealing/open";
import { seal } from "../../../lib/sealing/seal";
import vectors from "../../vectors/sealing.json";

const { key, passphrase: word } = vectors;

const EXPLANATION = "Two lines\nfor those who meet it.\n\n";

const strong = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** The vectors' bytes; each may be drawn once. */
function fixed() {
  const left = new Map(Object.values(vectors.random).map((hex) => [hex.length / 2, fromHex(hex)]));
  return (length: number) => {
    const bytes = left.get(length);
    if (!left.delete(length) || !bytes) throw new Error(`drawn twice or unknown: ${length} bytes`);
    return bytes;
  };
}

/** `{ passphrase }` of a vector that has one. */
const given = (vector: { passphrase?: string | undefined }) =>
  vector.passphrase === undefined ? {} : { passphrase: vector.passphrase };

/** A stored text without its explanation, and that. */
const jwe = (stored: string) => stored.slice(explanationOf(stored).length);
const explanationOf = (stored: string) => /^.*\n\n/s.exec(stored)?.[0] ?? "";

function sealedOf(name: string): string {
  const vector = vectors.seals.find((each) => each.name === name);
  if (!vector) throw new Error(`no vector ${name}`);
  return jwe(vector.stored);
}

/** Opens with `word`, and sooner than what has the usual number of iterations. */
const locked = vectors.opens.find(({ name }) => name === "fewest iterations")?.sealed ?? "";

describe("seal", () => {
  test.each(vectors.seals)("gives what RFC 7516 says: $name", async (vector) => {
    const explanation = explanationOf(vector.stored);
    const stored = await seal(vector.text, key, { random: fixed(), explanation, ...given(vector) });
    expect(stored).toBe(vector.stored);
  });

  test("draws everything that must not repeat", async () => {
    const stored = () => seal("text", key, { random: strong });
    expect(await stored()).not.toBe(await stored());
  });

  test.each([
    ["text", "\ud800", {}],
    ["passphrase", "text", { passphrase: "\udc00" }],
  ])("refuses a %s with a lone surrogate", async (_, text, options) => {
    const sealing = seal(text, key, { random: strong, ...options });
    await expect(sealing).rejects.toThrow(
      new Failure({ kind: "unsupported", reason: "ill-formed" }),
    );
  });
});

describe("open", () => {
  test.each([
    ...vectors.opens,
    ...vectors.seals.map((vector) => ({ ...vector, sealed: jwe(vector.stored) })),
  ])("opens what another implementation sealed: $name", async (vector) => {
    const opened = await open(vector.sealed, key, vector.passphrase);
    expect(opened).toEqual({ state: "open", text: vector.text });
  });

  test.each(vectors.hostile)("never opens: $name", async ({ sealed, state }) => {
    expect(await open(sealed, key, word)).toEqual({ state });
  });

  test.each([".", ".AAAA", "\n", " "])("takes nothing after it: %j", async (more) => {
    expect(await open(sealedOf("key") + more, key)).toEqual({ state: "corrupt" });
  });

  test("asks for the passphrase", async () => {
    expect(await open(locked, key)).toEqual({ state: "passphrase" });
  });

  test("tells a wrong passphrase", async () => {
    expect(await open(locked, key, `${word} `)).toEqual({ state: "wrong" });
  });

  test("takes the key too where there is a passphrase", async () => {
    const another = toHex(strong(32));
    expect(await open(locked, another, word)).toEqual({ state: "wrong" });
  });

  test("takes a passphrase however it is composed", async () => {
    const iterations = ITERATIONS.least;
    const stored = await seal("text", key, {
      random: strong,
      passphrase: "Cafe\u0301",
      iterations,
    });
    expect(await open(jwe(stored), key, "Caf\u00e9")).toEqual({ state: "open", text: "text" });
  });

  test("never opens with any one character changed", async () => {
    const sealed = sealedOf("key");
    const change = fc.tuple(
      fc.nat(sealed.length - 1),
      fc.constantFrom("A", "a", "0", "-", "_", ".", "=", " ", "\u00e9"),
    );
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        fc.pre(sealed[at] !== character);
        const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect((await open(changed, key)).state).not.toBe("open");
      }),
      { numRuns: 300 },
    );
  });
});

test.each(["", "0", key.slice(1), `${key}0`, key.toUpperCase(), `${key}\n`, ` ${key.slice(1)}`])(
  "takes no key but 64 lower-case hex digits: %j",
  async (bad) => {
    const incomplete = new Failure({ kind: "corrupt", reason: "key-incomplete" });
    await expect(seal("text", bad, { random: strong })).rejects.toThrow(incomplete);
    await expect(open(sealedOf("key"), bad)).rejects.toThrow(incomplete);
    await expect(accessCode(bad)).rejects.toThrow(incomplete);
  },
);

test("the access code follows from the key", async () => {
  expect(await accessCode(key)).toBe(vectors.accessCode);
});

test.each(vectors.accessCodes)(
  "the access code of $length characters follows from the key, and has all kinds of signs",
  async ({ length, code }) => {
    expect(await accessCode(key, length)).toBe(code);
    expect(code).toHaveLength(length);
    expect([/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].every((kind) => kind.test(code))).toBe(true);
  },
);

test.each([3, 257, 4.5, Number.NaN])("no access code has %d characters", async (length) => {
  await expect(accessCode(key, length)).rejects.toThrow(
    new Failure({ kind: "corrupt", reason: "key-incomplete" }),
  );
});

test("no sign of an access code is likelier than another", async () => {
  const codes = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      accessCode(index.toString(16).padStart(2, "0").repeat(32), 256),
    ),
  );
  const counts = new Map<string, number>();
  for (const sign of codes.join("")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  expect(counts.size).toBe(64);
  // Chi-squared with 63 degrees of freedom: 103.4 in one of a thousand draws. The keys are fixed, so this is no gamble.
  const expected = (64 * 256) / 64;
  const chi = [...counts.values()].reduce(
    (sum, seen) => sum + (seen - expected) ** 2 / expected,
    0,
  );
  expect(chi).toBeLessThan(103.4);
});

describe("a server's rule", () => {
  const rule = { required: true, minLength: 8, maxLength: 128, complex: false };

  test.each([
    ["that the usual code satisfies", {}, undefined],
    ["that it just satisfies at both ends", { minLength: 32, maxLength: 32 }, undefined],
    ["for complexity", { complex: true }, 32],
    ["with a maximum below 32", { maxLength: 20 }, 20],
    ["with a minimum above 32", { minLength: 40 }, 40],
    ["for complexity with a maximum below 32", { complex: true, maxLength: 16 }, 16],
    ["that leaves no room for four kinds", { minLength: 1, maxLength: 2 }, 4],
  ])("%s gives its links a code of the length %#", (_, change, length) => {
    expect(codeLengthFor({ ...rule, ...change })).toBe(length);
  });
});

describe("the key in a link", () => {
  test.each<[string, ReturnType<typeof parseKey> & object]>([
    [key, { key }],
    [`32x${key}`, { key, codeLength: 32 }],
    [`4X${key.toUpperCase()}`, { key, codeLength: 4 }],
    [`256x${key}`, { key, codeLength: 256 }],
    // Programs put signs before a key and after it.
    [` 32x${key}`, { key, codeLength: 32 }],
    [`32x${key}).`, { key, codeLength: 32 }],
    [`%20${key}&utm_source=mail`, { key }],
  ])("is read from %s", (written, read) => {
    expect(parseKey(written)).toEqual(read);
    expect(parseKey(formatKey(read.key, read.codeLength))).toEqual(read);
  });

  test.each([
    "",
    key.slice(1),
    `${key}0`,
    `32${key}`,
    `x${key}`,
    `032x${key}`,
    `3x${key}`,
    `257x${key}`,
    `1000x${key}`,
    `32x32x${key}`,
    `${key}32x`,
    `32y${key}`,
    `32x${key.slice(1)}`,
  ])("is incomplete in %s", (written) => {
    expect(parseKey(written)).toBeUndefined();
  });

  test("is incomplete wherever a marked link was cut", () => {
    const whole = formatKey(key, 32);
    const cuts = Array.from(whole, (_, length) => whole.slice(0, length));
    expect(cuts.filter((cut) => parseKey(cut) !== undefined)).toEqual([]);
  });
});

describe("findSealed", () => {
  const sealed = sealedOf("key");
  const other = sealedOf("key, beyond ASCII");
  const wrap = (text: string, width: number, end: string) =>
    (text.match(new RegExp(`.{1,${width}}`, "g")) ?? []).join(end);

  test.each([
    ["alone", sealed],
    ["as it is stored", EXPLANATION + sealed],
    ["in a sentence", `Here it is (${sealed}).`],
    ["before a full stop", `${sealed}. Bye`],
    ["after dots", `...${sealed}`],
    ["twice", `${sealed}\n${sealed}`],
    ["beside another kind of token", `eyJhbGciOiJIUzI1NiJ9.e30.c2ln ${sealed}`],
    ["wrapped, with the explanation", EXPLANATION + wrap(sealed, 76, "\n")],
    ["wrapped inside the tag", wrap(sealed, sealed.length - 5, "\r\n")],
    ["wrapped, with a signature below", `Hi\n\n${wrap(sealed, 60, "\r\n")}\r\n \r\nYours, Bob`],
    ["wrapped with empty lines", EXPLANATION + wrap(sealed, 60, "\n\n")],
    ["wrapped and indented", wrap(sealed, 60, "\n\t  ")],
  ])("finds it %s", (_, text) => {
    expect(findSealed(text)).toBe(sealed);
  });

  test.each([
    ["nothing", ""],
    ["prose", "Nothing. To. Be. Found. Here."],
    ["the explanation alone", EXPLANATION],
    ["two different ones", `${sealed} ${other}`],
    ["two different ones, wrapped", `${wrap(sealed, 60, "\n")}\n\n${wrap(other, 60, "\n")}`],
  ])("finds nothing in %s", (_, text) => {
    expect(findSealed(text)).toBeUndefined();
  });

  test.each(vectors.hostile)("goes by type and shape: $name", (vector) => {
    expect(findSealed(vector.sealed)).toBe(vector.found ? vector.sealed : undefined);
  });

  test("bears any text", () => {
    const piece = fc.constantFrom(...sealed.split("."), ".", "\n", " ", "eyJ", "=", "\u00e9");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(fc.property(text, (any) => void findSealed(any)));
  });
});

describe("any text", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

  test("comes back through seal, findSealed and open", async () => {
    await fc.assert(
      fc.asyncProperty(text, keys, async (sent, of) => {
        const found = findSealed(await seal(sent, of, { random: strong }));
        expect(await open(found ?? "", of)).toEqual({ state: "open", text: sent });
      }),
    );
  });

  test("comes back with any passphrase", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(text, keys, text, async (sent, of, passphrase) => {
        const iterations = ITERATIONS.least;
        const found = findSealed(await seal(sent, of, { random: strong, passphrase, iterations }));
        expect(await open(found ?? "", of, passphrase)).toEqual({ state: "open", text: sent });
      }),
      { numRuns: 3 },
    );
  });

  test("stays sealed to another key", async () => {
    await fc.assert(
      fc.asyncProperty(text, keys, keys, async (sent, of, another) => {
        fc.pre(of !== another);
        const found = findSealed(await seal(sent, of, { random: strong }));
        expect(await open(found ?? "", another)).toEqual({ state: "wrong" });
      }),
    );
  });

  test.each(["line\r\nline\rline\n", "\0", "  ", "\ufefftext", "\u{10ffff}", "a".repeat(200_000)])(
    "comes back as it was: %#",
    async (sent) => {
      const found = findSealed(await seal(sent, key, { random: strong }));
      expect(await open(found ?? "", key)).toEqual({ state: "open", text: sent });
    },
  );
});
