/** Links of crypt.fyi, among all addresses there may be. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../../lib/domain";
import { findLink } from "../../../../lib/links/findLink";
import { isKey } from "../../../../lib/services/cryptfyi/key";
import { kind } from "../../../../lib/services/cryptfyi/kind";
import { GUARDED } from "../../../../lib/services/cryptfyi/links";
import { spotting } from "../../../../lib/services/cryptfyi/spotting";
import { kind as onetimesecret } from "../../../../lib/services/onetimesecret/kind";

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~".split("");

const sign = fc.constantFrom(...SIGNS);
const id = fc.string({ unit: sign, minLength: 20, maxLength: 20 });
const key = fc.string({ unit: sign, minLength: 32, maxLength: 32 }).filter(isKey);

const links: fc.Arbitrary<SecretLink> = fc
  .record({
    id,
    key,
    guarded: fc.boolean(),
    address: fc.constantFrom(
      "https://crypt.fyi" as const,
      "https://secrets.example.com:8443" as const,
      "http://127.0.0.1:7143" as const,
    ),
  })
  .map(({ guarded, ...link }) => ({
    service: kind.id,
    ...link,
    ...(guarded ? { form: GUARDED } : {}),
  }));

test("every link is read as it was written", () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(kind.parse(kind.format(link))).toEqual(link);
    }),
  );
});

test("every link is spotted before its page is asked for, also with its # encoded", () => {
  fc.assert(
    fc.property(links, (link) => {
      const { href } = kind.format(link);
      for (const url of [href, href.replace("#", "%23"), href.replace("#", "%2523")]) {
        const spotted = spotting
          .expressions(link.address)
          .some((expression) => new RegExp(expression, "i").test(url));
        expect(spotted).toBe(true);
      }
    }),
  );
});

test.each([
  "/",
  "/new",
  "/about",
  "/privacy",
  "/new?ttl=3600000&b=true",
  "/robots.txt",
  "/about#top",
])("the page %s is not kept back", (path) => {
  const spotted = spotting
    .expressions("https://crypt.fyi")
    .some((expression) => new RegExp(expression, "i").test(`https://crypt.fyi${path}`));
  expect(spotted).toBe(false);
});

test("no link of Onetime Secret is one of crypt.fyi, and none the other way round", () => {
  const others = fc.record({
    id: fc.stringMatching(/^[0-9a-z]{62}$/),
    key: fc.stringMatching(/^[0-9a-f]{64}$/),
  });
  fc.assert(
    fc.property(links, others, (link, other) => {
      const address = "https://eu.onetimesecret.com";
      const theirs = { service: onetimesecret.id, address, ...other } as const;
      expect(kind.parse(onetimesecret.format(theirs))).toBeUndefined();
      expect(onetimesecret.parse(kind.format(link))).toBeUndefined();
    }),
  );
});

test("an address is no link, or one whose key is not whole", () => {
  const urls = fc.webUrl({ withFragments: true, withQueryParameters: true });
  fc.assert(
    fc.property(urls, (url) => {
      try {
        expect(kind.parse(new URL(url))).toBeUndefined();
      } catch (error) {
        expect(error).toMatchObject({ info: { kind: "corrupt", reason: "key-incomplete" } });
      }
    }),
  );
});

test("a link whose key ends in a sign of prose is found in prose", () => {
  fc.assert(
    fc.property(links, key, fc.constantFrom("_", "~", "-"), (link, drawn, end) => {
      const ends = { ...link, key: `Aa${drawn.slice(3)}${end}` };
      const text = `It is ${kind.format(ends).href}. Open it once.`;
      expect(findLink(text, [kind], kind.servers)).toMatchObject({ link: ends });
    }),
  );
});

describe("a link among text", () => {
  const link = "https://crypt.fyi/chzQ5As98U7sAaGKmPDa?p=true#AbCdEfGhIjKlMnOpQrStUvWxYz01234-";
  const found = {
    state: "known",
    link: {
      service: "cryptfyi",
      address: "https://crypt.fyi",
      id: "chzQ5As98U7sAaGKmPDa",
      key: "AbCdEfGhIjKlMnOpQrStUvWxYz01234-",
      form: GUARDED,
    },
  };

  test.each([
    ["alone", link],
    ["in angle brackets", `<${link}>`],
    ["in prose", `Here it is: ${link}. It opens once.`],
    ["in Markdown", `[the password](${link})`],
    ["in HTML", `<a href="${link}">the password</a>`],
    ["with its # encoded", link.replace("#", "%23")],
    ["wrapped", `https://www.google.com/url?q=${encodeURIComponent(link)}&sa=D`],
  ])("is found %s", (_how, text) => {
    expect(findLink(text, [kind], kind.servers)).toMatchObject(found);
  });
});
