/** Links of Password Pusher, which many addresses look like. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLink } from "../../../../lib/links/findLink";
import { kind } from "../../../../lib/services/passwordpusher/kind";

const find = (text: string) => findLink(text, [kind], kind.servers);
const key = "0123456789abcdef".repeat(4);
const token = "synthetictoken0a";

describe("at a known server", () => {
  test.each([
    `https://pwpush.com/p/${token}/r#${key}`,
    `See https://pwpush.com/p/${token}/r#${key}. Thanks`,
    `<https://pwpush.com/en/p/${token}/r?locale=de#${key}>`,
    `https://mail.example/?url=https%3A%2F%2Fpwpush.com%2Fp%2F${token}%2Fr%23${key}`,
  ])("a link that we sealed is found whole: %s", (text) => {
    const link = { address: "https://pwpush.com", id: token, form: "r", key };
    expect(find(text)).toMatchObject({ state: "known", link });
  });

  test("a link whose key is cut is told as such", () => {
    expect(find(`https://pwpush.com/p/${token}/r#${key.slice(9)}`)).toEqual({
      state: "incomplete",
      address: "https://pwpush.com",
    });
  });

  test("a page for senders is told as such", () => {
    expect(find(`https://eu.pwpush.com/p/${token}/preview`)).toEqual({
      state: "receipt",
      address: "https://eu.pwpush.com",
    });
  });
});

describe("at any other server", () => {
  test.each([
    "https://news.example/p/some-article",
    "https://news.example/p/some-article#comments",
    `https://news.example/p/${token}/r#${key}`,
    `https://news.example/p/${token}/r#${key.slice(9)}`,
    `https://news.example/p/${token}/preview`,
    `https://eu.pwpush.com.example/p/${token}/r`,
  ])("nothing counts: %s", (text) => {
    expect(find(text)).toEqual({ state: "none" });
  });
});

test("a link is read as it was written", () => {
  const sign = fc.constantFrom(...Array.from("0123456789abcdefghijklmnopqrstuvwxyz-_"));
  const id = fc.string({ unit: sign, minLength: 11, maxLength: 19 });
  const address = fc.constantFrom("https://pwpush.com" as const, "http://localhost:5100" as const);
  const rest = fc.record({ form: fc.constant("r"), key: fc.constant(key) }, { requiredKeys: [] });
  fc.assert(
    fc.property(address, id, rest, (at, its, more) => {
      const made = { service: kind.id, address: at, id: its, ...more };
      expect(kind.parse(kind.format(made))).toEqual(made);
    }),
  );
});
