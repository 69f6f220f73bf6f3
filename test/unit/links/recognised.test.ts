/** Links are recognised in any text, and nothing else ever is. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Address, SecretLink } from "../../../lib/domain";
import { findLink } from "../../../lib/links/findLink";
import { formatKey } from "../../../lib/sealing/key";
import { recognise, type Recognised } from "../../../lib/links/recognise";
import { parseOrigin } from "../../../lib/links/parseOrigin";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { formatLink, parseViewed, parseViewer } from "../../../lib/links/viewerForm";
import { anyText, mutated, unseen } from "../../support/arbitraries";

const [kind] = publishedKinds;
const own: readonly Address[] = [
  "https://secrets.example.org",
  "https://secrets.example.org:8443",
  "https://[2001:db8::1]:8443",
  "http://127.0.0.1:3000",
  "http://localhost",
];
const servers = [...kind.servers, ...own.map((address) => kind.server(address))];

const seen = (text: string) => recognise(text, publishedKinds, servers);
const foundIn = (text: string) => findLink(text, publishedKinds, servers);

const ids = fc.string({
  unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz".split("")),
  minLength: 20,
  maxLength: 64,
});
const keys = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const ports = fc.option(fc.integer({ min: 0, max: 65_535 }));
const hosts = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom("m\u00fcller.example", "eu.onetimesecret.com", "secrets.example.org."),
);
const anyOrigin = fc
  .oneof(
    fc
      .tuple(hosts, ports)
      .map(([host, port]) => `https://${host}${port === null ? "" : `:${port}`}`),
    ports.map((port) => `http://127.0.0.1${port === null ? "" : `:${port}`}`),
  )
  .map(parseOrigin)
  .filter((address) => address !== undefined);
const knownOrigin = fc.constantFrom(...servers.map(({ address }) => address));

function linksAt(origins: fc.Arbitrary<Address>): fc.Arbitrary<SecretLink> {
  return fc
    .tuple(origins, ids, fc.option(keys), fc.option(fc.integer({ min: 4, max: 256 })))
    .map(([address, id, key, codeLength]) => ({
      service: kind.id,
      address,
      id,
      ...(key !== null && { key }),
      ...(key !== null && codeLength !== null && { codeLength }),
    }));
}

const viewers = fc.oneof(
  fc.constant(null),
  fc.tuple(anyOrigin, fc.webPath()).map(([address, path]) => parseViewer(address + path) ?? null),
);

/** A link and how it is written. */
const written = (origins: fc.Arbitrary<Address>) =>
  fc
    .tuple(linksAt(origins), viewers)
    .map(([link, viewer]) => ({ link, text: formatLink(link, kind, viewer) }));

/** The text without blanks and invisible characters, which may have come between. */
function plain(text: string): string {
  return visible(text).replace(/\s/g, "");
}

/** The text without invisible characters. Blanks stay: an address may end at one. */
function visible(text: string): string {
  return text.replace(/(?!\s)[\p{C}\p{DI}]/gu, "").normalize("NFKC");
}

/** A text in all the ways in which it may be read, one after the other. */
function readings(text: string): string {
  const ways = [text, visible(text), plain(text)];
  return [...ways, ...ways.map(decoded)].join(" ");
}

/** The text with the signs of ASCII that are written as `%41`. */
function decoded(text: string): string {
  return text.replace(/%([0-7][\da-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Checks that `text` holds the known link that was recognised, and that the server is the link's own. */
function checkKnown(found: Recognised, given: string): void {
  if (found.state !== "known") return;
  const { link, server } = found;
  const text = readings(given);
  expect(servers).toContain(server);
  expect([server.address, server.service]).toEqual([link.address, link.service]);
  expect(text).toMatch(new RegExp(`(?:\\W|%2f)${link.id}(?![0-9a-z])`, "i"));
  if (link.key === undefined) return;
  const key = formatKey(link.key, link.codeLength);
  // Chats set text in italics between `_`.
  expect(text).toMatch(new RegExp(`(?:[\\W_]|%2f)${key}(?![0-9a-z])`, "i"));
}

/** Addresses put together from what addresses consist of. */
const patchwork = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "https://",
        "http://",
        "eu.onetimesecret.com",
        "/secret/",
        "/",
        "#",
        "@",
        "?",
      ),
      fc.constantFrom(":443", ":8443", "http:", "%2F", "\\", ".", "<", ">", "(", "](", " ", "\n"),
      knownOrigin,
      anyOrigin,
      ids,
      keys,
      anyText,
    ),
  )
  .map((pieces) => pieces.join(""));

const anything = fc.oneof(
  anyText,
  patchwork,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  written(knownOrigin).chain(({ text }) => mutated(text)),
);

test("a link is recognised as what was written, in either form, with prose around it too", () => {
  fc.assert(
    fc.property(written(fc.oneof(knownOrigin, anyOrigin)), ({ link, text }) => {
      const { state } = seen(text);
      const known = servers.some(({ address }) => address === link.address);
      expect(seen(text)).toMatchObject({ state: known ? "known" : "foreign", link });
      expect(state === "known" || state === "foreign").toBe(true);
      expect(foundIn(text)).toEqual(seen(text));
    }),
    { numRuns: 1_000 },
  );
});

test("a recognised link is written in a form that is recognised again", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        patchwork,
        written(anyOrigin).chain(({ text }) => mutated(text)),
      ),
      viewers,
      (text, viewer) => {
        const found = seen(text);
        if (!("link" in found)) return;
        expect(seen(formatLink(found.link, kind, null))).toMatchObject({ link: found.link });
        expect(seen(formatLink(found.link, kind, viewer))).toMatchObject({ link: found.link });
      },
    ),
    { numRuns: 1_000 },
  );
});

describe("any text is answered:", () => {
  test("a known link is in it, and the server is the link's own", () => {
    fc.assert(
      fc.property(anything, (text) => {
        checkKnown(seen(text), text);
        checkKnown(foundIn(text), text);
      }),
      {
        numRuns: 3_000,
        examples: [
          // A sign that is not seen within the identifier, and a blank after it.
          ["https://eu.onetimesecret.com/secret/rxtzg5z12rypt5iwoz5to\u00ad5 xff2fe5d"],
          // The mark of italics before the key.
          [
            `http://127.0.0.1:47002/#secrets.example.org/43gndm0dgb6mjp87j98zgaskl4p5pf1btckoqqyqq38rf/_137x${"e45f05e7".repeat(8)}`,
          ],
        ],
      },
    );
  });

  test("parseViewer gives what it gives again, short and at an address of the right kind", () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.anything()), (value) => {
        const viewer = parseViewer(value);
        if (viewer === undefined) return;
        expect(parseViewer(viewer)).toBe(viewer);
        expect(viewer.length).toBeLessThanOrEqual(80);
        const { origin, pathname } = new URL(viewer);
        expect(parseOrigin(origin) + pathname).toBe(viewer);
      }),
      { numRuns: 1_000 },
    );
  });

  test("parseViewed leads where the fragment says, and to no other place", () => {
    const url = fc
      .oneof(
        anything,
        fc.tuple(patchwork, patchwork).map(([, end]) => `https://viewer.example/#${end}`),
        written(anyOrigin)
          .chain(({ text }) => mutated(new URL(text).hash))
          .map((hash) => `https://viewer.example/${hash}`),
      )
      .filter((text) => URL.canParse(text))
      .map((text) => new URL(text));
    fc.assert(
      fc.property(url, (address) => {
        const viewed = parseViewed(address, kind);
        if (!viewed) return;
        const [place = ""] = address.hash.split(/\/|%2f/i);
        const { host, protocol } = new URL(viewed.origin);
        expect(decodeURIComponent(place)).toBe(`#${protocol === "http:" ? "http:" : ""}${host}`);
        if (viewed.url) expect(viewed.url.origin).toBe(viewed.origin);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("no link is taken for another:", () => {
  test("one with a sign changed, added or left out leads to its own server or is not known", () => {
    const changed = written(knownOrigin).chain(({ link, text }) =>
      mutated(text).map((other) => ({ link, other })),
    );
    /** A sign that became a `%`, so that the two after it are read as another one. */
    const escaped = {
      link: {
        service: kind.id,
        address: "https://secrets.example.org",
        id: "bt1t480h9clm0s6fsf2zb4",
      },
      other: "https://secrets.example.org/secret/bt1%480h9clm0s6fsf2zb4",
    } as const;
    fc.assert(
      fc.property(changed, ({ link, other }) => {
        for (const found of [seen(other), foundIn(`See ${other}`)]) {
          if (found.state !== "known") continue;
          const { hostname } = new URL(link.address);
          expect(new URL(found.link.address).hostname).toBe(hostname);
          expect(readings(other).toLowerCase()).toContain(found.link.id);
        }
      }),
      { numRuns: 3_000, examples: [[escaped]] },
    );
  });

  test("several in one text give none, unless they are the same", () => {
    const apart = fc.constantFrom(" ", "\n", ", ", ") (", "](", '"', "> <", " and ", "|");
    const several = fc.array(written(knownOrigin), { minLength: 1, maxLength: 3 });
    const same = written(knownOrigin).map((one) => [one, one]);
    fc.assert(
      fc.property(fc.oneof(several, same), apart, (all, between) => {
        const found = foundIn(`See ${all.map(({ text }) => text).join(between)}.`);
        const different = new Set(all.map(({ link }) => JSON.stringify(link)));
        if (different.size === 1) expect(found).toEqual(seen(all[0]?.text ?? ""));
        else expect(["none", "incomplete"]).toContain(found.state);
      }),
      { numRuns: 1_000 },
    );
  });

  test("one of a server that is not among the known ones is foreign", () => {
    fc.assert(
      fc.property(written(anyOrigin), fc.subarray([...servers]), ({ link, text }, some) => {
        const known = some.some(({ address }) => address === link.address);
        expect(recognise(text, publishedKinds, some).state).toBe(known ? "known" : "foreign");
      }),
    );
  });
});

describe("a hostile address gives nothing:", () => {
  test("a link within another address", () => {
    // In the viewer's form, whatever stands before the # may be a viewer.
    const links = linksAt(knownOrigin).map((link) => kind.format(link).href);
    const web = fc.constantFrom("https://example.org/", "//example.org/", "https://a@example.org/");
    const wrapped = fc.tuple(web, fc.constantFrom("", "#", "?", "?to=", "x/"), links);
    const scheme = fc.constantFrom("javascript:", "data:text/html,", "blob:", "view-source:");
    const other = fc.tuple(
      scheme,
      fc.constantFrom("", "//", "'"),
      fc.oneof(
        links,
        written(knownOrigin).map(({ text }) => text),
      ),
    );
    fc.assert(
      fc.property(fc.oneof(wrapped, other), (pieces) => {
        for (const found of [seen(pieces.join("")), foundIn(pieces.join(""))]) {
          if ("link" in found) expect(found).toHaveProperty("wrappers", ["example.org"]);
          else expect(found).toEqual({ state: "none" });
          // The browser did not send it to the host.
          expect(found).not.toHaveProperty("link.key");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a link with something unseen, a blank or a backslash within, unless it is that very link", () => {
    const sign = fc.constantFrom(...unseen, " ", "\\", "\ud800");
    fc.assert(
      fc.property(written(knownOrigin), fc.nat(), sign, ({ text }, place, put) => {
        const at = 1 + (place % (text.length - 1));
        const torn = text.slice(0, at) + put + text.slice(at);
        const allowed = [{ state: "none" }, seen(text)];
        expect(allowed).toContainEqual(seen(torn));
        // An address ends at a blank: the part before it may be a link.
        if (!/\s/.test(put)) expect(allowed).toContainEqual(foundIn(torn));
      }),
      { numRuns: 2_000 },
    );
  });

  test("another scheme", () => {
    const scheme = fc.constantFrom(
      "http",
      "ftp",
      "file",
      "ws",
      "wss",
      "chrome-extension",
      "httpss",
    );
    const https = written(fc.constantFrom(...kind.servers.map(({ address }) => address))).filter(
      // Plain http is right on this machine.
      ({ text }) => /^https:(?!\/\/(?:localhost|127\.))/.test(text),
    );
    fc.assert(
      fc.property(scheme, https, (other, { text }) => {
        expect(seen(text.replace("https", other))).toEqual({ state: "none" });
        expect(foundIn(text.replace("https", other))).toEqual({ state: "none" });
      }),
      { numRuns: 500 },
    );
  });

  test("but a link with a user name, which is foreign whatever its host is", () => {
    const user = fc
      .tuple(fc.constantFrom("", "eu.onetimesecret.com", "a"), fc.constantFrom("b", "", "443"))
      .filter(([name, word]) => name + word !== "");
    fc.assert(
      fc.property(linksAt(fc.oneof(knownOrigin, anyOrigin)), user, (link, [name, word]) => {
        const text = kind.format(link).href.replace("://", `://${name}:${word}@`);
        expect(seen(text)).toMatchObject({ state: "foreign", link, disguise: { by: "user" } });
      }),
    );
  });
});
