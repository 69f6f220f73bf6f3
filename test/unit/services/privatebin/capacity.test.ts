import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { capacity } from "../../../../lib/services/privatebin/capacity";
import { seal } from "../../../../lib/services/privatebin/seal";

const random = (length: number) => Uint8Array.from(randomBytes(length));

test.each([1_000, 50_000, 300_000])(
  "a text that fills %i bytes of base64 fits",
  async (maxBytes) => {
    const text = random(capacity(maxBytes)).reduce((so, byte) => so + signs[byte % 93], "");
    const { paste } = await seal(text, random);
    expect(paste.ct.length).toBeLessThanOrEqual(maxBytes);
    expect(capacity(maxBytes)).toBeGreaterThan(maxBytes * 0.7);
  },
);

test("nothing fits into next to nothing", () => {
  expect(capacity(40)).toBe(0);
});

/** Printable ASCII that JSON does not escape. */
const signs = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  .join("")
  .replaceAll(/["\\]/g, "");
