/** A sealed text is found and opens, whatever surrounds it; a changed one never opens. */
import * as fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { open } from "../../../lib/sealing/open";
import { findSealed, lock, LONGEST_SEALED, MOST_NAMED } from "../../../lib/sealing/format";
import vectors from "../../vectors/sealing.json";
import { anyText, mutated } from "../../support/arbitraries";

const { key, passphrase } = vectors;

const EXPLANATION = "Two lines\nfor those who meet it.\n\n";

const found = vectors.seals.map(({ stored }) => stored.replace(/^.*\n\n/s, ""));
const [sealed = "", other = ""] = found;
const sealedOnes = fc.constantFrom(...found);

/** Prose that does not stick to what follows or precedes it. */
const prose = anyText.map((text) => text.replace(/[\w.-]/g, (sign) => `${sign} `));

test("any text is answered by findSealed and lock", () => {
  const base64url = (text: string) => Buffer.from(text).toString("base64url");
  const header = fc.oneof(anyText, fc.json(), fc.constant('{"typ":"secret-link"}')).map(base64url);
  const [, ...parts] = sealed.split(".");
  const shaped = header.map((first) => [first, ...parts].join("."));
  const pieces = fc.array(fc.oneof(shaped, header, fc.constantFrom(".", "\n", "=", ...parts)));
  const text = fc.oneof(
    anyText,
    shaped,
    pieces.map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, (any) => {
      const answer = findSealed(any);
      if (answer !== undefined) expect(any.replace(/[\s>]/g, "")).toContain(answer);
      expect([undefined, "key", "passphrase"]).toContain(lock(any));
    }),
    { numRuns: 1_000 },
  );
});

describe("a sealed text is found", () => {
  test("whole in any prose that stands apart", () => {
    fc.assert(
      fc.property(prose, sealedOnes, prose, (before, one, after) => {
        expect(findSealed(`${before}\n\n${one}\n\n${after}`)).toBe(one);
        expect(findSealed(`${before} ${one} ${after}`)).toBe(one);
      }),
      { numRuns: 500 },
    );
  });

  test("whole or not at all, whatever sticks to it", () => {
    fc.assert(
      fc.property(anyText, sealedOnes, anyText, (before, one, after) => {
        expect([one, undefined]).toContain(findSealed(before + one + after));
      }),
      { numRuns: 1_000 },
    );
  });

  test("whole however its lines are broken and quoted", () => {
    const breaks = fc.array(
      fc.tuple(fc.nat(5_000), fc.constantFrom("\n", "\r\n", "\n> ", "\r\n>> ", "\n\t", "\n \n")),
    );
    const empty = fc.constantFrom("\n\n", "\r\n\r\n", "\n \t\n", "\n> \n> ", "\r\n>>\r\n>> ");
    fc.assert(
      fc.property(sealedOnes, breaks, empty, prose, (one, at, apart, after) => {
        const broken = at.reduce(
          (text, [place, end]) =>
            text.slice(0, place % text.length) + end + text.slice(place % text.length),
          one,
        );
        expect(findSealed(EXPLANATION + broken)).toBe(one);
        const [first = "", ...lines] = broken.split(/\n[\s>]*\n/);
        // A file without an empty line of its own may be followed by one, and more.
        if (lines.length === 0) {
          expect(findSealed(`Hi${apart}${first}${apart}${after}`)).toBe(one);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("never when there is another one, be it wrapped or quoted", () => {
    const wrapped = (text: string) => (text.match(/.{1,60}/g) ?? []).join("\n> ");
    expect(new Set(found).size).toBe(found.length);
    fc.assert(
      fc.property(sealedOnes, sealedOnes, prose, (one, another, between) => {
        fc.pre(one !== another);
        for (const second of [another, wrapped(another), EXPLANATION + wrapped(another)]) {
          expect(findSealed(`${one}\n\n${between}\n\n${second}`)).toBeUndefined();
          expect(findSealed(`${second}\n\n${between}\n\n${one}`)).toBeUndefined();
        }
      }),
    );
  });
});

describe("a text that is not the sealed one any more never opens:", () => {
  test("one with characters changed, added or left out", async () => {
    await fc.assert(
      fc.asyncProperty(mutated(sealed), async (text) => {
        fc.pre(text !== sealed);
        expect((await open(text, key)).state).not.toBe("open");
        // Blanks that were added are taken out again.
        const again = findSealed(text);
        if (again !== undefined && again !== sealed) {
          expect((await open(again, key)).state).not.toBe("open");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nor with its passphrase", async () => {
    // A text that keeps its shape gets as far as cryptography.
    const digit = fc.constantFrom("A", "Q", "g", "w", "7", "_");
    const fewest = vectors.opens.find(({ name }) => name === "fewest iterations")?.sealed ?? "";
    expect((await open(fewest, key, passphrase)).state).toBe("open");
    await fc.assert(
      fc.asyncProperty(fc.nat(fewest.length - 1), digit, async (at, put) => {
        fc.pre(fewest[at] !== put);
        const text = fewest.slice(0, at) + put + fewest.slice(at + 1);
        expect((await open(text, key, passphrase)).state).not.toBe("open");
      }),
      { numRuns: 50 },
    );
  });

  test("parts of two", async () => {
    const [one, two] = [sealed.split("."), other.split(".")];
    const choice = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(choice, async (from) => {
        const mixed = from.map((first, part) => (first ? one : two)[part]).join(".");
        fc.pre(mixed !== sealed && mixed !== other);
        expect((await open(mixed, key)).state).not.toBe("open");
      }),
    );
  });

  test("one with any header", async () => {
    const [, , ...rest] = sealed.split(".");
    const typ = fc.constantFrom("secret-link", "JWE", undefined);
    const header = fc.record(
      {
        alg: fc.constantFrom("dir", "PBES2-HS512+A256KW", "A256KW", "none", "RSA-OAEP"),
        enc: fc.constantFrom("A256GCM", "A128GCM", "A256CBC-HS512", "none"),
        typ,
        zip: fc.constantFrom("DEF", "none"),
        crit: fc.constantFrom([], ["exp"]),
        p2c: fc.oneof(fc.integer({ max: 100_000 }), fc.constantFrom(3e6, 1e5 + 0.5, "100000")),
        p2s: fc.base64String(),
        other: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const encryptedKey = fc.constantFrom("", "A".repeat(54), "A".repeat(53));
    await fc.assert(
      fc.asyncProperty(header, encryptedKey, async (said, wrapped) => {
        const text = [encode(said), wrapped, ...rest].join(".");
        fc.pre(text !== sealed);
        expect((await open(text, key, passphrase)).state).not.toBe("open");
      }),
      { numRuns: 300 },
    );
  });
});

describe("a text that is made to keep us busy", () => {
  afterEach(() => vi.restoreAllMocks());

  const header = Buffer.from('{"typ":"secret-link"}').toString("base64url");
  const tag = "A".repeat(22);

  test.each([
    ["tags", `${tag}.`],
    ["headers", `${header}.`],
    ["shapes", `${header}....${tag} `],
    ["shapes with a damaged header", `x${header}....${tag} `],
    ["other tokens", `eyJhbGciOiJIUzI1NiJ9.e30.e30.e30.${tag} `],
    ["the type's name", "c2VjcmV0LWxpbm"],
    ["dots", "."],
    ["quoted lines", "\n> "],
  ])("has no more than so many headers read, however long it is: %s", (_, piece) => {
    const decode = vi.spyOn(globalThis, "atob");
    const text = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    expect(findSealed(text)).toBeUndefined();
    expect(decode.mock.calls.length).toBeLessThanOrEqual(MOST_NAMED);
  });

  test("hides a sealed text if it is too long for any server", () => {
    const filled = (length: number) => `${sealed}${" ".repeat(length - sealed.length)}`;
    expect(findSealed(filled(LONGEST_SEALED))).toBe(sealed);
    expect(findSealed(filled(LONGEST_SEALED + 1))).toBeUndefined();
  });

  test("hides a sealed text among too many that are damaged, and not among fewer", () => {
    const damaged = `${header}.... `;
    expect(findSealed(damaged.repeat(MOST_NAMED) + sealed)).toBeUndefined();
    expect(findSealed(damaged.repeat(MOST_NAMED / 4) + sealed)).toBe(sealed);
  });
});
