/** Links of every kind are found in any text, and none is taken for another's. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Address, SecretLink } from "../../../lib/domain";
import { parseAddress } from "../../../lib/links/address";
import { findLink } from "../../../lib/links/findLink";
import { recognise } from "../../../lib/links/recognise";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import type { Kind } from "../../../lib/service";
import { mutated } from "../../support/arbitraries";
import { toBase58 } from "../../../lib/services/privatebin/base58";

const servers = publishedKinds.flatMap((kind) => kind.servers);
const seen = (text: string) => recognise(text, publishedKinds, servers);
const foundIn = (text: string) => findLink(text, publishedKinds, servers);

const UUID = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
const HEX = "0123456789abcdef".repeat(4);

/** Keyed links, by the id of their kind. */
const links = {
  onetimesecret: `https://eu.onetimesecret.com/secret/abcdefghijklmnopqrstuvwxyz01234#${HEX}`,
  privatebin:
    "https://privatebin.net/?0123456789abcdef#-9mMnxkP5FTPcZf2Vt8bQ3yLw7uHdJ6rXaKsEeGgNnBd",
  cryptfyi: "https://crypt.fyi/chzQ5As98U7sAaGKmPDa?p=true#AbCdEfGhIjKlMnOpQrStUvWxYz01234-",
  yopass: "https://yopass.se/#/s/4TbkmXVGVEHnvzdL6iKxFa/0aB1cD2eF3gH4iJ5kL6mN7",
  ots: `https://ots.fyi/#${UUID}%7Cq9Zk2mWv7XbN4tRc1LpD`,
  passwordpusher: `https://pwpush.com/p/synthetictoken0a/r#${HEX}`,
};

const all = Object.entries(links);

test("there is a whole link of each kind", () => {
  expect(all.map(([id]) => id).toSorted()).toEqual(publishedKinds.map(({ id }) => id).toSorted());
  for (const [service, link] of all) {
    expect(seen(link)).toMatchObject({
      state: "known",
      link: { service, key: expect.any(String) },
    });
  }
});

const bare = (link: string) => link.replace("https://", "");

const surroundings: readonly (readonly [string, (link: string) => string])[] = [
  ["in a sentence", (link) => `Here it is: ${link} Bye`],
  ["before a full stop", (link) => `It is at ${link}.`],
  ["before a comma", (link) => `At ${link}, as I said`],
  ["in brackets", (link) => `The secret (${link}) is yours`],
  ["in angle brackets", (link) => `Bob <bob@example.org> sent <${link}>`],
  ["in quotes", (link) => `"${link}"`],
  ["in curly quotes", (link) => `\u201c${link}\u201d`],
  ["in Markdown", (link) => `[the secret](${link})`],
  ["in Markdown, twice", (link) => `[${link}](${link})`],
  ["as code", (link) => `\`${link}\``],
  ["marked as bold", (link) => `*${link}*`],
  ["in HTML", (link) => `<p><a class="x" href="${link}">${link}</a></p>`],
  ["in Slack's form", (link) => `<${link}|the secret>`],
  ["as the value of a name", (link) => `LINK=${link}`],
  ["in JSON", (link) => JSON.stringify({ url: link })],
  ["in JSON that escapes its slashes", (link) => `{"url":"${link.replaceAll("/", "\\/")}"}`],
  [
    "in JSON that escapes by number",
    (link) => link.replaceAll("/", "\\u002f").replace("#", "\\u0023"),
  ],
  ["in JavaScript", (link) => `location="${link.replace("#", "\\x23")}"`],
  ["after a line break of JSON", (link) => JSON.stringify(`the link:\n${link}\nBob`)],
  ["with an encoded #", (link) => link.replace("#", "%23")],
  ["with a # that is escaped for HTML", (link) => link.replace("#", "&#35;")],
  ["with entities", (link) => link.replaceAll("/", "&#x2F;").replace(":", "&#58;")],
  ["encoded as a whole", (link) => encodeURIComponent(link)],
  ["with a wide #", (link) => link.replace("#", "\uff03")],
  ["with zero-width spaces after its slashes", (link) => link.replaceAll("/", "/\u200b")],
  ["without its scheme", (link) => `See ${bare(link)}.`],
  ["without its scheme, in quotes", (link) => `\u201c${bare(link)}\u201d`],
  ["without its scheme, in Markdown", (link) => `[it](${bare(link)})`],
  ["quoted", (link) => `> ${link}\n> Bob`],
  ["twice", (link) => `${link}\n${link}`],
  ["beside a part of it", (link) => `<a href="${link}">${link.slice(0, -9)}\u2026</a>`],
  ["beside other addresses", (link) => `https://example.org/ ${link} (http://example.org/p/x)`],
];

const second = (text: string) =>
  encodeURIComponent(text.replaceAll("-", "%2D").replaceAll("_", "%5F"))
    .replaceAll("%25", "%")
    .replaceAll("%2F", "_")
    .replaceAll("%", "-");

describe.each(all)("%s", (_, link) => {
  test.each(surroundings)("is found %s", (_where, put) => {
    expect(foundIn(put(link))).toEqual(seen(link));
  });

  const starts = ["", "Hi,\n\nsee ", "> ", "Bob> ", "("];
  const breaks = ["\n", "\r\n", " \n", "=\r\n", "\n> ", "\v"];

  test.each(starts)("is found after %j, broken at any place by a line", (start) => {
    const from = "https://a".length;
    for (const line of start === "" ? breaks : ["\n"]) {
      for (let at = from; at < link.length; at += line === "\n" ? 1 : 5) {
        const [head, rest] = [link.slice(0, at), link.slice(at)];
        // Such a sign at the end of a line is taken for a mail program's.
        if (head.endsWith("=") && !line.startsWith("=")) continue;
        const whole = foundIn(`${start}${head}${line}${rest}\n\nYours, Bob`);
        const parts = { head, line, rest, state: whole.state };
        if (isCertain(rest, link))
          expect({ ...parts, whole }).toEqual({ ...parts, whole: seen(link) });
        else expect([seen(link), { state: "none" }, incomplete(link)]).toContainEqual(whole);
        if (start !== "" || line === "\v") continue;
        const pasted = seen(`${head}${line}${rest}`);
        if (isCertain(rest, link))
          expect({ ...parts, pasted }).toEqual({ ...parts, pasted: seen(link) });
      }
    }
  });

  test("is found in several lines, and before a word", () => {
    const [from, at] = ["https://abc".length, link.indexOf("#")];
    const text = `${link.slice(0, from)}\n> ${link.slice(from, at)}\n> ${link.slice(at)} Yours`;
    expect(foundIn(`> See ${text}\n> Bob`)).toEqual(seen(link));
  });

  test.each([
    ["a digit too few", link.slice(0, -1)],
    ["dots", `${link.slice(0, -9)}... and`],
    ["an ellipsis", `${link.slice(0, -9)}\u2026`],
  ])("is incomplete with %s", (_how, text) => {
    expect(foundIn(`See ${text}`)).toEqual(incomplete(link));
  });

  test.each(["hi", "Bob", "--", "7", "Thanks a lot", "I see"])(
    "is not mended by a word that happens to fit: %s",
    (word) => {
      if (link.endsWith(HEX)) return;
      const [first = ""] = word.split(" ");
      const cut = link.slice(0, -first.length);
      for (const after of ["\n", " and\n", ""]) {
        for (const found of [foundIn(`See ${cut}\n${word}${after}`), seen(`${cut}\n${word}`)]) {
          expect([{ state: "none" }, incomplete(link)]).toContainEqual(found);
        }
      }
    },
  );

  test.each([
    ["eur01.safelinks.protection.outlook.com", `/?url=${encodeURIComponent(link)}&data=05%7C01`],
    ["urldefense.proofpoint.com", `/v2/url?u=${second(link)}&d=a`],
    ["urldefense.com", `/v3/__${link.replace("#", "*")}__;Iw!!ABC!def$`],
    ["protect.checkpoint.com", `/v2/r01/___${link}___.YXAxZTpjOm86`],
    ["www.google.com", `/url?q=${encodeURIComponent(link)}&sa=D`],
    ["slack-redir.net", `/link?url=${encodeURIComponent(link)}&v=3`],
    ["secure-web.cisco.com", `/1abc/${encodeURIComponent(link)}`],
    ["eu-west-1.protection.sophos.com", `/?d=a.com&u=${btoa(link)}&i=a`],
  ])("is found in an address of %s", (host, rest) => {
    const found = { ...seen(link), wrappers: [host] };
    expect(foundIn(`See <https://${host}${rest}>.`)).toEqual(found);
  });
});

const atParent = bare(links.passwordpusher);

test.each([
  "https://eu ",
  "https://eu. ",
  "https://eu\n",
  "ttps://eu.\u0000",
  "ttps://eu.(",
  "tps://eu\u200b",
  "s://",
])("the rest of an address that was torn after %j is no link to another host", (head) => {
  expect(foundIn(`See ${head}${atParent}`)).toEqual({ state: "none" });
});

test.each(["See https://example.org ", "See https://example.org: ", "It is at eu. ", "eu\n"])(
  "an address without its scheme is found after %j, which is no beginning of it",
  (before) => {
    expect(foundIn(before + atParent)).toEqual(seen(links.passwordpusher));
  },
);

/** A part of a key alone may be a word, unless it is hexadecimal. */
function isCertain(rest: string, link: string): boolean {
  return link.endsWith(HEX) || !/^(?:[A-Z]?[a-z]*|[A-Z]*|\d*|[-_~]*)$/.test(rest);
}

function incomplete(link: string) {
  return { state: "incomplete", address: new URL(link).origin };
}

const signs = (set: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...set.split("")), minLength: length, maxLength: length });
const DIGITS = "0123456789";
const SMALL = "abcdefghijklmnopqrstuvwxyz";
const LETTERS = SMALL + SMALL.toUpperCase();
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const hex = bytes.map((key) => Buffer.from(key).toString("hex"));
const uuid = fc.uuid();

/** The parts of a keyed link but its address, by kind. */
const parts: Readonly<Record<string, fc.Arbitrary<Pick<SecretLink, "id" | "key" | "form">>>> = {
  onetimesecret: fc.record({ id: signs(SMALL + DIGITS, 31), key: hex }),
  privatebin: fc.record({
    id: signs(`${DIGITS}abcdef`, 16),
    key: bytes.map(toBase58),
    form: fc.constant("asks"),
  }),
  cryptfyi: fc.record({
    id: signs(`${LETTERS}${DIGITS}-_~`, 20),
    key: signs(`${LETTERS}${DIGITS}-_~`, 32).filter(
      (key) => /[a-z]/.test(key) && /[A-Z]/.test(key),
    ),
  }),
  yopass: fc.record({
    id: fc.oneof(signs(LETTERS + DIGITS, 22), uuid),
    key: signs(LETTERS + DIGITS, 22),
  }),
  ots: fc.record({ id: uuid, key: signs(LETTERS + DIGITS, 20) }),
  passwordpusher: fc.record({ id: signs(SMALL + DIGITS, 15), key: hex, form: fc.constant("r") }),
};

/** Origins with ports, with paths where the kind has them; some look like another's. */
function addresses({ paths, servers: known }: Kind): fc.Arbitrary<Address> {
  const places = ["https://a.example", "https://a.example:8443", "http://127.0.0.1:3000"] as const;
  const origins = fc.constantFrom<Address[]>(...places, ...servers.map(({ address }) => address));
  const path = paths
    ? fc.constantFrom("", "/p", "/secret", "/chzQ5As98U7sAaGKmPDa", "/p/synthetictoken0a")
    : fc.constant("");
  return fc
    .tuple(fc.oneof(origins, fc.constantFrom(...known.map(({ address }) => address))), path)
    .map(([origin, below]) => parseAddress(origin + below))
    .filter((address) => address !== undefined);
}

/** A link of any kind at any server, and the servers that are known: some of them and perhaps others. */
const anyLink = fc
  .constantFrom(...publishedKinds)
  .chain((kind) =>
    fc
      .tuple(addresses(kind), parts[kind.id] ?? fc.constant({ id: "" }))
      .map(([address, rest]) => ({ kind, link: { service: kind.id, address, ...rest } })),
  );
const knownServers = fc
  .array(
    fc
      .constantFrom(...publishedKinds)
      .chain((kind) => addresses(kind).map((address) => kind.server(address))),
    { maxLength: 4 },
  )
  .map((own) => [...servers, ...own]);

describe("no link of one kind or server is taken for another's:", () => {
  test("a whole one, alone, in prose, bare, encoded, wrapped or broken by a line", () => {
    fc.assert(
      fc.property(anyLink, knownServers, fc.nat(), ({ kind, link }, known, place) => {
        const text = kind.format(link).href;
        const at = 9 + (place % (text.length - 9));
        const ways = [
          text,
          `See (${text}).`,
          bare(text),
          text.replace("#", "%23"),
          `https://w.example/?url=${encodeURIComponent(text)}&a=b`,
          `https://w.example/chzQ5As98U7sAaGKmPDa?url=${encodeURIComponent(text)}`,
          `${text.slice(0, at)}\n${text.slice(at)}`,
          `See ${text.slice(0, at)}\n> ${text.slice(at)} and`,
        ];
        for (const way of ways) {
          const read = [
            recognise(way, publishedKinds, known),
            findLink(way, publishedKinds, known),
          ];
          for (const found of read) {
            if ("link" in found && found.link.key !== undefined) expect(found.link).toEqual(link);
            if (found.state === "known") {
              expect(found.server.service).toBe(found.link.service);
              expect(found.server.address).toBe(found.link.address);
            }
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("one with signs changed, added or left out keeps its kind and host, or is none", () => {
    const changed = anyLink.chain(({ kind, link }) =>
      mutated(kind.format(link).href).map((text) => ({ link, text })),
    );
    fc.assert(
      fc.property(changed, knownServers, ({ link, text }, known) => {
        for (const found of [
          recognise(text, publishedKinds, known),
          findLink(`See ${text}`, publishedKinds, known),
        ]) {
          if (found.state !== "known") continue;
          expect(new URL(found.link.address).hostname).toBe(new URL(link.address).hostname);
          if (found.link.key !== undefined) expect(found.link.service).toBe(link.service);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
