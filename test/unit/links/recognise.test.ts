import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SecretLink } from "../../../lib/domain";
import { Failure } from "../../../lib/failure";
import { linkDigest, recognise } from "../../../lib/links/recognise";
import type { Kind } from "../../../lib/service";
import { publishedKinds } from "../../../lib/services/publishedKinds";

const id = "abcdefghijklmnopqrstuvwxyz012345678901234567890123456789abcdef";
const key = "0123456789abcdef".repeat(4);
const servers = publishedKinds.flatMap((service) => service.servers);
const known = `https://eu.onetimesecret.com/secret/${id}`;

const seen = (text: string) => recognise(text, publishedKinds, servers);

describe("a link of a known server", () => {
  const link = { service: "onetimesecret", address: "https://eu.onetimesecret.com", id };

  test.each([
    ["alone", known],
    ["between blanks", ` \r\n\t${known}\u00a0\n`],
    ["between angle brackets", `<${known}>`],
    ["with its default port", known.replace(".com/", ".com:443/")],
    ["shouted", known.replace("https://eu", "HTTPS://EU")],
  ])("is known %s", (_, text) => {
    expect(seen(text)).toEqual({ state: "known", link, server: servers[0] });
  });

  test("is known with its key", () => {
    expect(seen(`<${known}#${key}>`)).toMatchObject({ state: "known", link: { ...link, key } });
  });

  test.each([key.slice(1), `${key}0`, "#", "x", `${key.slice(1)}.`, `${key.slice(1)}&a=b`])(
    "is incomplete with %j",
    (cut) => {
      expect(seen(`${known}#${cut}`)).toEqual({ state: "incomplete", address: link.address });
    },
  );
});

describe("a link that only looks like one of a known server", () => {
  test.each([
    ["another host", "https://secrets.example.org"],
    ["a look-alike", "https://eu.onetimes\u0435cret.com"],
    ["a longer host", "https://eu.onetimesecret.com.example.org"],
    ["a host below", "https://x.eu.onetimesecret.com"],
    ["a closing dot", "https://eu.onetimesecret.com."],
    ["another port", "https://eu.onetimesecret.com:8443"],
    ["loopback", "http://127.0.0.1:3000"],
  ])("is foreign: %s", (_, url) => {
    const { origin: address } = new URL(url);
    expect(seen(`${address}/secret/${id}`)).toMatchObject({
      state: "foreign",
      link: { address, id },
      server: { service: "onetimesecret", address },
    });
  });

  test.each([
    ["no encryption", known.replace("https", "http")],
    ["any host", `https://*.onetimesecret.com/secret/${id}`],
    ["a script", `javascript:location="${known}"`],
    ["a script with a comment", `javascript://eu.onetimesecret.com/secret/${id}`],
    ["data", `data:text/html,${known}`],
    ["the source of a page", `view-source:${known}`],
    ["an address within an address", `blob:${known}`],
    ["no scheme", known.replace("https://", "")],
    ["backslashes", known.replace("/secret/", "\\secret\\")],
    ["a blank within", known.replace("/secret", "/ secret")],
    ["a line break within", known.replace("secret/", "secret/\n")],
    ["a tab in the host", known.replace("eu.", "e\tu.")],
    ["something invisible in the host", known.replace("eu.", "e\u200bu.")],
    ["a variation selector in the host", known.replace("eu.", "eu\ufe0f.")],
    ["a NUL at the end", `${known}\0`],
    ["two links", `${known} ${known}`],
    ["a link and a word", `${known}? See`],
    ["a sentence", `See ${known}`],
    ["one bracket", `<${known}`],
    ["two pairs of brackets", `<<${known}>>`],
    ["another path", known.replace("/secret/", "/secrets/")],
    ["more than a link", `${known}?${"a".repeat(10_000)}`],
    ["ten thousand blanks", " ".repeat(10_000)],
    ["nothing", ""],
  ])("is none: %s", (_, text) => {
    expect(seen(text)).toEqual({ state: "none" });
  });
});

test("any text is answered, and nothing is known but what leads to a known host", () => {
  const piece = fc.constantFrom(
    ..."https://|eu.onetimesecret.com|@|/secret/|#|?|\\|\n|.|:443|<|>".split("|"),
    id,
    key,
    "example.org",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary-ascii" }),
    fc.array(piece).map((pieces) => pieces.join("")),
    fc.array(piece).map((pieces) => `https://${pieces.join("")}`),
    fc.tuple(fc.domain(), piece).map(([host, end]) => `https://${host}/secret/${id}${end}`),
  );
  fc.assert(
    fc.property(text, (any) => {
      const recognised = seen(any);
      if (recognised.state !== "known") return;
      const { link, server } = recognised;
      expect(new URL(any.trim().replace(/^<|>$/g, "")).origin).toBe(link.address);
      expect(server).toBe(servers.find(({ address }) => address === link.address));
    }),
    { numRuns: 1_000 },
  );
});

describe("two services that make links of one shape", () => {
  const [first] = publishedKinds;
  const address = "https://other.example.org";
  const other: Kind = {
    ...first,
    id: "other",
    servers: [{ ...first.server(address), service: "other" }],
    parse(url): SecretLink | undefined {
      const link = first.parse(url);
      return link && { ...link, service: "other" };
    },
    server: (at) => ({ ...first.server(at), service: "other" }),
  };
  const both = [first, other];
  const all = [...servers, ...other.servers];

  test("the host decides", () => {
    expect(recognise(`${address}/secret/${id}`, both, all)).toMatchObject({
      state: "known",
      link: { service: "other" },
    });
  });

  test("the first one stands for a foreign host", () => {
    expect(recognise(`https://example.org/secret/${id}`, both, all)).toMatchObject({
      state: "foreign",
      link: { service: first.id },
    });
  });
});

describe("a name before an @ is no host:", () => {
  test.each([
    ["a user name", "https://eu.onetimesecret.com@example.org", "https://example.org"],
    ["a user name before a known host", "https://a@eu.onetimesecret.com", servers[0]?.address],
    ["a password", "https://:a@eu.onetimesecret.com", servers[0]?.address],
    ["both, percent-encoded", "https://%61:%62@example.org:8443", "https://example.org:8443"],
    ["an address", "https://eu.onetimesecret.com%2Fsecret@[::1]", "https://[::1]"],
  ])("%s", (_, url, address) => {
    const user = { state: "foreign", link: { address, id, key }, disguise: { by: "user" } };
    expect(seen(`${url}/secret/${id}#${key}`)).toMatchObject(user);
    expect(seen(`${url}/#eu.onetimesecret.com/${id}/${key}`)).toMatchObject({
      ...user,
      link: { address: servers[0]?.address },
    });
  });

  test("the service never sees it", () => {
    const parsed: string[] = [];
    const curious: Kind = {
      ...publishedKinds[0],
      parse(url) {
        parsed.push(url.href);
        return publishedKinds[0].parse(url);
      },
    };
    recognise(`https://name:word@example.org/secret/${id}`, [curious], servers);
    expect(parsed).toEqual([`https://example.org/secret/${id}`]);
  });

  test("a cut link stays cut", () => {
    const cut = `https://name@example.org/secret/${id}#${key.slice(1)}`;
    expect(seen(cut)).toEqual({ state: "incomplete", address: "https://example.org" });
  });
});

test.each([
  ["https://x.eu.onetimesecret.com", { by: "name", of: "eu.onetimesecret.com" }],
  ["https://eu.onetimesecret.com:8443", { by: "port", of: "eu.onetimesecret.com" }],
  ["https://eu.onetimes\u0435cret.com", { by: "letters" }],
  ["https://3405803783", { by: "number" }],
  ["https://secrets.example.org", undefined],
])("the disguise of %s is %j", (address, disguise) => {
  const found = seen(`${address}/secret/${id}`);
  expect("disguise" in found ? found.disguise : undefined).toEqual(disguise);
  expect(found.state).toBe("foreign");
});

test.each([new TypeError("broken"), new Failure({ kind: "bug", reason: "bug" })])(
  "a service's bug is not hidden: %s",
  (bug) => {
    const broken: Kind = {
      ...publishedKinds[0],
      parse: () => {
        throw bug;
      },
    };
    expect(() => recognise(known, [broken], servers)).toThrow(bug);
  },
);

describe("linkDigest", () => {
  const link = { address: "https://eu.onetimesecret.com", id: "abc" } as const;

  test("is SHA-256 of address and id", async () => {
    // printf 'https://eu.onetimesecret.com abc' | sha256sum
    expect(await linkDigest(link)).toBe(
      "69f0d3870d56f1003323315f4c642682633d29b679d149e90d174a3179c1a5ae",
    );
  });

  test("differs by address and by id", async () => {
    const digests = await Promise.all([
      linkDigest(link),
      linkDigest({ ...link, id: "abd" }),
      linkDigest({ ...link, address: "https://us.onetimesecret.com" }),
    ]);
    expect(new Set(digests).size).toBe(3);
  });
});
