import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostOf, isBelow, originOf, originsOf, parseAddress } from "../../../lib/links/address";

describe("parseAddress", () => {
  test.each([
    ["https://secrets.example", "https://secrets.example"],
    ["https://Secrets.Example:443/", "https://secrets.example"],
    ["https://secrets.example:8443/paste/", "https://secrets.example:8443/paste"],
    ["https://secrets.example/~ana/Paste_1.2//", "https://secrets.example/~ana/Paste_1.2"],
    ["http://127.0.0.1:3000/ots", "http://127.0.0.1:3000/ots"],
  ])("%s is %s", (text, address) => {
    expect(parseAddress(text)).toBe(address);
  });

  test.each([
    "",
    "secrets.example",
    "http://secrets.example",
    "https://ana@secrets.example/",
    "https://secrets.example/?a",
    "https://secrets.example/#a",
    "https://secrets.example//paste",
    "https://secrets.example/a%2fb",
    "https://secrets.example/a b",
    "https://*/paste",
  ])("%s is none", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test("gives its own result again, which begins with its origin", () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["https"] }), (text) => {
        const address = parseAddress(text);
        if (address === undefined) return;
        expect(parseAddress(address)).toBe(address);
        expect(address.startsWith(originOf(address))).toBe(true);
      }),
    );
  });
});

test("a server speaks from its own origin and from that of its interface", () => {
  const address = "https://secrets.example/paste";
  expect(originsOf({ address })).toEqual(["https://secrets.example"]);
  expect(originsOf({ address, api: "https://secrets.example/api" })).toEqual([
    "https://secrets.example",
  ]);
  expect(originsOf({ address, api: "https://api.secrets.example" })).toEqual([
    "https://secrets.example",
    "https://api.secrets.example",
  ]);
});

test("people read an address without its scheme, path included", () => {
  expect(hostOf("https://secrets.example/paste")).toBe("secrets.example/paste");
  expect(hostOf("http://127.0.0.1:3000")).toBe("127.0.0.1:3000");
});

test.each([
  ["https://a.example/paste", true],
  ["https://a.example/paste/", true],
  ["https://a.example/paste?id#key", true],
  ["https://a.example/paste#key", true],
  ["https://a.example/pastebin", false],
  ["https://a.example/", false],
  ["https://a.example:8443/paste/", false],
  ["https://a.example.evil.example/paste/", false],
])("%s lies at or below a server's address: %s", (place, below) => {
  expect(isBelow(place, "https://a.example/paste")).toBe(below);
});
