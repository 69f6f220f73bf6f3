import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXPLANATION_LIMIT, ITERATIONS } from "../../../lib/sealing/format";
import { seal } from "../../../lib/sealing/seal";
import { byteLength, capacity, storedSize } from "../../../lib/sealing/size";

const key = "0123456789abcdef".repeat(4);
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const forms = [
  { sealed: false, passphrase: false },
  { sealed: false, passphrase: true },
  { sealed: true, passphrase: false },
  { sealed: true, passphrase: true },
];

test.each([
  ["", 0],
  ["a", 1],
  ["\0", 1],
  ["\u00fc", 2],
  ["\u20ac", 3],
  ["\u{1f511}", 4],
])("%j takes %i bytes of UTF-8", (text, bytes) => {
  expect(byteLength(text)).toBe(bytes);
});

describe("storedSize", () => {
  const text = fc.string({ unit: "binary", maxLength: 50 });

  /** The longest explanation, with two bytes a letter. */
  const explanation = `${"\u00e9".repeat(EXPLANATION_LIMIT / 2 - 1)}\n\n`;

  test("is what seal gives, with the longest explanation", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        const stored = await seal(any, key, { random, explanation });
        expect(storedSize(any, { sealed: true, passphrase: false })).toBe(byteLength(stored));
      }),
    );
  });

  test("is what seal gives with a passphrase", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        // The same number of digits as the usual one.
        const iterations = ITERATIONS.least;
        const stored = await seal(any, key, { random, explanation, passphrase: any, iterations });
        expect(storedSize(any, { sealed: true, passphrase: true })).toBe(byteLength(stored));
      }),
      { numRuns: 5 },
    );
  });

  test("is the text's own where it is not sealed", () => {
    expect(storedSize("\u20ac", { sealed: false, passphrase: true })).toBe(3);
  });
});

describe.each(forms)("capacity $sealed $passphrase", (form) => {
  test("is the most that fits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 20_000 }), (maxBytes) => {
        const most = capacity(maxBytes, form);
        expect(storedSize("a".repeat(most), form)).toBeLessThanOrEqual(maxBytes);
        expect(storedSize("a".repeat(most + 1), form)).toBeGreaterThan(maxBytes);
      }),
    );
  });
});

test("nothing fits where the envelope does not", () => {
  expect(capacity(100, { sealed: true, passphrase: false })).toBe(0);
});

test("about 6,900 bytes fit into Onetime Secret's 10,000", () => {
  expect(capacity(10_000, { sealed: true, passphrase: true })).toBeGreaterThan(6_850);
});
