/** Links of Yopass: each comes back as it was, and a piece of one is never taken for a whole one. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { Failure } from "../../../../lib/failure";
import { mend } from "../../../../lib/links/mend";
import { kind } from "../../../../lib/services/yopass/kind";
import { spotting } from "../../../../lib/services/yopass/spotting";

const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".split("");
const many = (of: readonly string[]) =>
  fc.string({ unit: fc.constantFrom(...of), minLength: 22, maxLength: 22 });

const links: fc.Arbitrary<SecretLink> = fc.record(
  {
    service: fc.constant("yopass"),
    address: fc.constantFrom("https://yopass.se", "http://127.0.0.1:7143", "https://a.test/b/c"),
    id: fc.oneof(many(signs), fc.uuid()),
    key: many([...signs, "-", "_"]),
    form: fc.constantFrom("c", "d", "f"),
  },
  { requiredKeys: ["service", "address", "id"] },
);

test("each comes back as it was, mended or not", () => {
  fc.assert(
    fc.property(links, (link) => {
      const url = kind.format(link);
      expect(kind.parse(url)).toEqual(link);
      expect(kind.parse(mend(url))).toEqual(link);
    }),
    { numRuns: 500 },
  );
});

describe("a link that was cut anywhere", () => {
  test("gives no other id and no other key", () => {
    fc.assert(
      fc.property(links, fc.nat(40), (link, left) => {
        const cut = kind.format(link);
        cut.hash = cut.hash.slice(0, -1 - left);
        const found = parsed(cut);
        if (found === undefined || found === "incomplete") return;
        expect({ ...link, ...found }).toEqual(link);
        expect(found).not.toHaveProperty("key");
      }),
      { numRuns: 500 },
    );
  });

  test("says so if a piece of the key is left, and is known to the browser", () => {
    fc.assert(
      fc.property(links, many(signs), fc.integer({ min: 1, max: 21 }), (link, key, left) => {
        const cut = new URL(kind.format({ ...link, key: key.slice(0, left) }));
        expect(parsed(cut)).toBe("incomplete");
        const expressions = spotting.expressions(link.address);
        expect(expressions.some((one) => new RegExp(one, "i").test(cut.href))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function parsed(url: URL): SecretLink | "incomplete" | undefined {
  try {
    return kind.parse(url);
  } catch (error) {
    if (error instanceof Failure && error.info.reason === "key-incomplete") return "incomplete";
    throw error;
  }
}
