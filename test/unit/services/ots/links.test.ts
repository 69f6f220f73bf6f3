/** Links of Luzifer/ots, cut and mangled: a text must not be used up by a link that cannot open it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { Failure } from "../../../../lib/failure";
import { findLink } from "../../../../lib/links/findLink";
import { kind } from "../../../../lib/services/ots/kind";
import { anyText, mutated } from "../../../support/arbitraries";

const key = "Ab3dEf6hIj9lMn2pQr5t";
const id = "5e0065ee-5734-4548-9fd3-f80af6fefb7a";
const link = `https://ots.test/sub/#${id}%7C${key}`;

/** The link in `url`, or the reason of its refusal. */
function read(url: string): SecretLink | string | undefined {
  try {
    return kind.parse(new URL(url));
  } catch (error) {
    if (error instanceof Failure) return error.info.reason;
    throw error;
  }
}

test("a link that is cut anywhere has no key", () => {
  const prefixes = Array.from(link, (_, length) => link.slice(0, length));
  for (const cut of prefixes.slice("https://ots.test".length)) {
    const found = read(cut);
    const keyless = { service: "ots", address: "https://ots.test/sub", id };
    expect([undefined, "key-incomplete", keyless]).toContainEqual(found);
  }
  expect(read(link)).toMatchObject({ id, key });
});

test("a link that is cut within its key is refused", () => {
  for (const left of Array.from(key).keys()) {
    expect(read(link.slice(0, link.length - key.length + left))).toBe("key-incomplete");
  }
});

test("a mangled link is refused, or no link, or has a whole key", () => {
  fc.assert(
    fc.property(mutated(link), (url) => {
      fc.pre(URL.canParse(url));
      const found = read(url);
      if (typeof found !== "object" || found.key === undefined) return;
      expect(found.key).toMatch(/^[0-9A-Za-z]{20}$/);
      expect(found.id).toBe(found.id.toLowerCase());
    }),
  );
});

test("any address is read without a mistake of ours", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const url = `https://ots.test/#${text}`;
      fc.pre(URL.canParse(url));
      expect(() => read(url)).not.toThrow();
    }),
  );
});

describe("in a text", () => {
  const find = (text: string) => findLink(text, [kind], kind.servers);
  const whole = { state: "known", link: { address: "https://ots.fyi", id, key } };

  test.each([
    `See https://ots.fyi/#${id}%7C${key}. Thanks`,
    `See https://ots.fyi/#${id}|${key}, please`,
    `| https://ots.fyi/#${id}|${key} |`,
    `<a href="https://ots.fyi/?lang=de#${id}&#124;${key}">`,
    `https://ots.fyi/%23${id}%7C${key}`,
    `https://mail.example/?url=https%3A%2F%2Fots.fyi%2F%23${id}%257C${key}&data=x`,
    `https://mail.example/v2/url?u=https-3A__ots.fyi_-23${id.replaceAll("-", "-2D")}-257C${key}&d=x`,
    `https://ots.fyi/#${id}%7C${key.slice(0, 9)}\n${key.slice(9)}`,
  ])("the whole link is found: %s", (text) => {
    expect(find(text)).toMatchObject(whole);
  });

  test.each([
    `See https://ots.fyi/#${id}| and more`,
    `See https://ots.fyi/#${id}|${key.slice(1)} and more`,
    `https://ots.fyi/#${id}%7C${key.slice(0, 9)}... (cut)`,
  ])("a cut one is told as such: %s", (text) => {
    expect(find(text)).toEqual({ state: "incomplete", address: "https://ots.fyi" });
  });

  test("an address that wraps the link of another server is not taken for a server", () => {
    const within = `//ots.example/#${id}%7C${key}`;
    for (const query of [within, `https:${within}`, within.slice(2)]) {
      const found = find(`https://mail.example/?url=${encodeURIComponent(query)}`);
      expect(JSON.stringify(found)).not.toContain('"https://mail.example"');
    }
  });
});

describe("a link", () => {
  const hex = (length: number) =>
    fc.string({
      unit: fc.constantFrom(...Array.from("0123456789abcdef")),
      minLength: length,
      maxLength: length,
    });
  const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join("-"));
  const base62 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const pass = fc.string({
    unit: fc.constantFrom(...Array.from(base62)),
    minLength: 20,
    maxLength: 20,
  });
  const address = fc.constantFrom(
    "https://ots.fyi" as const,
    "https://intranet.example.com:8443/a/b-c" as const,
    "http://localhost:3000/ots" as const,
  );

  test("is read as it was written", () => {
    fc.assert(
      fc.property(address, uuid, pass, (at, itsId, itsKey) => {
        const made = { service: "ots", address: at, id: itsId, key: itsKey };
        expect(kind.parse(kind.format(made))).toEqual(made);
      }),
    );
  });
});
