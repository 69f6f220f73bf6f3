/** The size of a record of crypt.fyi, computed and made. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { capacity } from "../../../../lib/services/cryptfyi/capacity";
import { DEFAULTS } from "../../../../lib/services/cryptfyi/defaults";
import { record } from "../../../../lib/services/cryptfyi/record";

/** The length of a layer around so many bytes: salt, initialization vector and tag, as base64. */
const layer = (bytes: number) => Buffer.alloc(16 + 12 + bytes + 16).toString("base64");

function sizeOf(bytes: number, passphrase: boolean): number {
  const inner = layer(bytes);
  const sealed = passphrase ? layer(inner.length) : inner;
  return JSON.stringify(record(sealed, "0".repeat(128), DEFAULTS.lifetimes.at(-1) ?? 0)).length;
}

test("a text of the capacity fits, and none of a byte more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 500, max: 5000 }), fc.boolean(), (maxBytes, passphrase) => {
      const most = capacity(maxBytes, passphrase);
      expect(sizeOf(most, passphrase)).toBeLessThanOrEqual(maxBytes);
      expect(sizeOf(most + 1, passphrase)).toBeGreaterThan(maxBytes);
    }),
  );
});

test("76 kB of text fit as shipped, and 57 kB with a passphrase", () => {
  expect(capacity(DEFAULTS.maxBytes, false)).toBe(76_594);
  expect(capacity(DEFAULTS.maxBytes, true)).toBe(57_400);
});

test("nothing fits where not even an empty text does", () => {
  expect(capacity(0, false)).toBe(0);
  expect(capacity(260, true)).toBe(0);
});
