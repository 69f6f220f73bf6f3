import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseOrigin } from "../../../lib/links/parseOrigin";

test.each([
  ["https://secrets.example.org", "https://secrets.example.org"],
  ["https://secrets.example.org/", "https://secrets.example.org"],
  ["HTTPS://Secrets.Example.ORG:443", "https://secrets.example.org"],
  ["https://secrets.example.org:8443", "https://secrets.example.org:8443"],
  ["https://m\u00fcller.example", "https://xn--mller-kva.example"],
  ["https://[::1]:8443", "https://[::1]:8443"],
  ["http://localhost", "http://localhost"],
  ["http://localhost:3000/", "http://localhost:3000"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
])("%s is %s", (text, origin) => {
  expect(parseOrigin(text)).toBe(origin);
});

test.each([
  "",
  "example.org",
  "https://",
  "http://example.org",
  "http://localhost.example.org",
  "http://127.0.0.1.example.org",
  "http://127.0.0.2",
  "http://[::1]",
  "https://user@example.org",
  "https://user:word@example.org",
  "https://example.org/path",
  "https://example.org//",
  "https://example.org?",
  "https://example.org/#",
  "https://*",
  "https://*.example.org",
  "ftp://example.org",
  "ftp://localhost",
  "ftp://127.0.0.1",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "blob:https://example.org/",
])("%j is no server's origin", (text) => {
  expect(parseOrigin(text)).toBeUndefined();
});

test("its results stay as they are", () => {
  const text = fc.oneof(
    fc.string(),
    fc.webUrl({ validSchemes: ["https"] }),
    fc.domain().map((name) => `https://${name}`),
  );
  fc.assert(
    fc.property(text, (any) => {
      const origin = parseOrigin(any);
      if (origin !== undefined) expect(parseOrigin(origin)).toBe(origin);
    }),
  );
});
