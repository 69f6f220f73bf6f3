import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LENGTHS, type PasswordShape, SIGNS } from "../../../lib/settings/passwordShape";
import { bitsOf, drawPassword } from "../../../lib/sharing/password";

const strong = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** Written out here once more: the module must not decide what it is measured by. */
const capitals = Array.from("ABCDEFGHJKLMNPQRSTUVWXYZ");
const small = Array.from("abcdefghjkmnpqrstuvwxyz");
const digits = Array.from("23456789");
const others = Array.from("#%*+-=?@_");
const sets: Readonly<Record<PasswordShape["signs"], readonly (readonly string[])[]>> = {
  digits: [Array.from("0123456789")],
  letters: [capitals, small, digits],
  all: [capitals, small, digits, others],
};

const anyShape: fc.Arbitrary<PasswordShape> = fc.record({
  length: fc.constantFrom(...LENGTHS),
  signs: fc.constantFrom(...SIGNS),
});

/** Random bytes that follow from a seed, so that fast-check can find the same case again. */
const anyRandom = fc.integer().map((seed) => {
  let state = seed | 1;
  return (length: number) =>
    Uint8Array.from({ length }, () => {
      // xorshift32 (Marsaglia, 2003)
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state >>> 24;
    });
});

/** Pearson's chi-squared, in standard deviations from its mean. More than 8 happens by chance once in many million runs. */
function oddity(counts: readonly number[], expected: readonly number[]): number {
  const chi = counts.reduce((sum, count, index) => {
    const mean = expected[index] ?? Number.NaN;
    return sum + (count - mean) ** 2 / mean;
  }, 0);
  const freedom = counts.length - 1;
  return (chi - freedom) / Math.sqrt(2 * freedom);
}

function tally<Key>(keys: Iterable<Key>): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

describe("a password", () => {
  test("has its length, signs of its sets alone, and one of each set at least", () => {
    fc.assert(
      fc.property(anyShape, anyRandom, (shape, random) => {
        const drawn = Array.from(drawPassword(random, shape));
        expect(drawn).toHaveLength(shape.length);
        expect(drawn.filter((sign) => !sets[shape.signs].flat().includes(sign))).toEqual([]);
        for (const set of sets[shape.signs]) {
          expect(drawn.some((sign) => set.includes(sign))).toBe(true);
        }
      }),
    );
  });

  test("has no sign that looks like another, where letters and digits stand side by side", () => {
    const drawn = Array.from({ length: 500 }, () =>
      SIGNS.filter((signs) => signs !== "digits").map((signs) =>
        drawPassword(strong, { length: 64, signs }),
      ),
    );
    // The pipe, quotation marks and dots belong to them, too.
    expect(drawn.flat().join("")).not.toMatch(/[0Oo1Iil|!'"`´.,:;\s]/);
  });

  test("is another one each time", () => {
    const many = Array.from({ length: 1_000 }, () =>
      drawPassword(strong, { length: 8, signs: "all" }),
    );
    expect(new Set(many).size).toBe(1_000);
  });

  test("is none if there are too few random bytes", () => {
    const shape = { length: 20, signs: "all" } as const;
    expect(() => drawPassword(() => new Uint8Array(0), shape)).toThrow(RangeError);
  });
});

describe("no password is likelier than another:", () => {
  test.each(SIGNS)("each sign of a set comes as often as the others (%s)", (signs) => {
    const many = Array.from({ length: 3_000 }, () => drawPassword(strong, { length: 20, signs }));
    const counts = tally(many.join(""));
    for (const set of sets[signs]) {
      const found = set.map((sign) => counts.get(sign) ?? 0);
      const mean = found.reduce((sum, count) => sum + count, 0) / set.length;
      expect(oddity(found, Array(set.length).fill(mean))).toBeLessThan(8);
    }
  });

  test("each byte below the last whole multiple counts, and each byte beyond it is drawn anew", () => {
    let next = 0;
    const every = (length: number) => Uint8Array.from({ length }, () => next++ % 256);
    // Ten digits: 250 of the 256 bytes count, in turn.
    const cycle = Array.from({ length: 125 }, () =>
      drawPassword(every, { length: 8, signs: "digits" }),
    ).join("");
    expect(cycle).toHaveLength(1_000);
    expect([...tally(cycle).values()]).toEqual(Array(10).fill(100));
    expect(next).toBe(3 * 256 + 250);
  });

  test("digits are as many as among all passwords that have each set", () => {
    const runs = 8_000;
    const length = 8;
    const counts = tally(
      Array.from(
        { length: runs },
        () =>
          Array.from(drawPassword(strong, { length, signs: "letters" })).filter((sign) =>
            digits.includes(sign),
          ).length,
      ),
    );
    // With k digits, choose their places, and fill the others with letters of both kinds.
    const ways = [1, 2, 3, 4, 5, 6].map((k) => {
      const rest = length - k;
      const mixed = 47 ** rest - 24 ** rest - 23 ** rest;
      return choose(length, k) * digits.length ** k * mixed;
    });
    const total = ways.reduce((sum, way) => sum + way, 0);
    // Five and six are too seldom to stand alone.
    const merged = (numbers: readonly number[]) => [
      ...numbers.slice(0, 3),
      numbers.slice(3).reduce((sum, number) => sum + number, 0),
    ];
    const found = merged([1, 2, 3, 4, 5, 6].map((k) => counts.get(k) ?? 0));
    const expected = merged(ways.map((way) => (runs * way) / total));
    expect(oddity(found, expected)).toBeLessThan(8);
  });

  function choose(n: number, k: number): number {
    return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
  }
});

describe("the strength", () => {
  test.each([
    [{ length: 8, signs: "digits" }, 26],
    [{ length: 20, signs: "digits" }, 66],
    [{ length: 20, signs: "letters" }, 115],
    [{ length: 20, signs: "all" }, 119],
    [{ length: 8, signs: "all" }, 46],
  ] as const)("passwords of %o are 2 to the power of %i", (shape, bits) => {
    expect(bitsOf(shape)).toBe(bits);
  });

  test("is that of the passwords there are, and never more than that of its signs", () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const signs = sets[shape.signs].flat().length;
        expect(bitsOf(shape)).toBeLessThanOrEqual(shape.length * Math.log2(signs));
        expect(bitsOf(shape)).toBeGreaterThan(shape.length * Math.log2(signs) - 3);
      }),
    );
  });
});
