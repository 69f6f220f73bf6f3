/** Links of PrivateBin with any key, id and address, whole and cut. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Address } from "../../../../lib/domain";
import { Failure } from "../../../../lib/failure";
import { kind } from "../../../../lib/services/privatebin/kind";
import { spotting } from "../../../../lib/services/privatebin/spotting";
import { base58 } from "../../../support/privatebinClient";

const anyKey = fc
  .tuple(fc.nat(3), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([zeros, bytes]) => base58(Buffer.from(bytes).fill(0, 0, zeros)));

const anyAddress = fc.constantFrom<Address>(
  "https://privatebin.net",
  "https://example.org:8443",
  "https://example.org/paste/bin",
  "http://127.0.0.1:8080/bin",
);

const anyLink = fc.record(
  {
    service: fc.constant("privatebin"),
    address: anyAddress,
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    key: anyKey,
    form: fc.constant("asks"),
  },
  { requiredKeys: ["service", "address", "id", "key"] },
);

const isSpotted = (url: string, address: Address) =>
  spotting.expressions(address).some((expression) => new RegExp(expression, "i").test(url));

test("are read as they were written, and known before they are asked for", () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const url = kind.format(link);
      expect(kind.parse(url)).toEqual(link);
      expect(isSpotted(url.href, link.address)).toBe(true);
    }),
  );
});

test("are refused once they lost two digits or more of their key", () => {
  fc.assert(
    fc.property(anyLink, fc.integer({ min: 2, max: 40 }), (link, lost) => {
      const cut = new URL(kind.format(link).href.slice(0, -lost));
      expect(() => kind.parse(cut)).toThrow(
        new Failure({ kind: "corrupt", reason: "key-incomplete" }),
      );
    }),
  );
});

const KEY = "5YUwkwtqBvZQGVBE7Zp6ZYwn23WvFV68QsWBZZuJqpeN";

test.each<[string, Address]>([
  ["https://privatebin.net.example.org/", "https://privatebin.net"],
  ["https://example.org/paste/binary/", "https://example.org/paste/bin"],
  ["https://example.org/", "https://example.org/paste/bin"],
])("at %s are none of %s", (other, address) => {
  const url = `${other}?0123456789abcdef#-${KEY}`;
  expect(kind.parse(new URL(url))?.address).not.toBe(address);
  expect(isSpotted(url, address)).toBe(false);
});
