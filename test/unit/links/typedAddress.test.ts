import { expect, test } from "vitest";
import * as fc from "fast-check";
import { parseTypedAddress } from "../../../lib/links/typedAddress";
import { publishedKinds } from "../../../lib/services/publishedKinds";

const parse = (typed: string) => parseTypedAddress(typed, publishedKinds);

const key = "4be0a1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddee";

test.each([
  ["https://secrets.example.com", "https://secrets.example.com"],
  ["  https://secrets.example.com/ ", "https://secrets.example.com"],
  ["secrets.example.com", "https://secrets.example.com"],
  ["secrets.example.com:8443/", "https://secrets.example.com:8443"],
  ["Secrets.Example.COM", "https://secrets.example.com"],
  ["localhost:3000", "https://localhost:3000"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["HTTP://127.0.0.1:7143/", "http://127.0.0.1:7143"],
  [`https://secrets.example.com/secret/8x1kq0v3m2j7d9s5b6n4#${key}`, "https://secrets.example.com"],
  ["secrets.example.com/secret/8x1kq0v3m2j7d9s5b6n4?x=1", "https://secrets.example.com"],
  [
    `https://secrets.example.com/secret/8x1kq0v3m2j7d9s5b6n4#${key.slice(1)}`,
    "https://secrets.example.com",
  ],
  ["https://example.com/secrets", "https://example.com/secrets"],
  ["example.com/secrets/?a=b#c", "https://example.com/secrets"],
])("%s is %s", (typed, address) => {
  expect(parse(typed)).toEqual({ address });
});

test.each([
  ["", "missing"],
  ["   ", "missing"],
  ["http://secrets.example.com", "insecure"],
  ["http://localhost.example.com", "insecure"],
  ["ftp://secrets.example.com", "unclear"],
  ["javascript://secrets.example.com", "unclear"],
  ["https://", "unclear"],
  ["https://*", "unclear"],
  ["*.example.com", "unclear"],
  ["my server", "unclear"],
  ["https:\\\\secrets.example.com", "unclear"],
  ["https://eu.onetimesecret.com@evil.example.com", "unclear"],
  ["dana@example.com", "unclear"],
  ["https://a b.example.com", "unclear"],
])("%j is refused as %s", (typed, problem) => {
  expect(parse(typed)).toEqual({ problem });
});

test("any typed text gives an address or a problem, and nothing of a query or a fragment", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (typed) => {
      const found = parse(typed);
      if (!("address" in found)) return;
      expect(found.address).toMatch(/^https?:\/\/[^/?#]+(?:\/[^?#]*[^/?#])?$/);
      expect(parse(found.address)).toEqual(found);
    }),
  );
});
