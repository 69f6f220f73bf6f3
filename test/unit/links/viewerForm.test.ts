import { describe, expect, test } from "vitest";
import type { Address, SecretLink } from "../../../lib/domain";
import { recognise } from "../../../lib/links/recognise";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { formatLink, parseViewed, parseViewer } from "../../../lib/links/viewerForm";

const [kind] = publishedKinds;
const [server] = kind.servers;
const id = "abcdefghijklmnopqrstuvwxyz012345678901234567890123456789abcdef";
const key = "0123456789abcdef".repeat(4);
const viewer = "https://viewer.example/";
const fragment = `#eu.onetimesecret.com/${id}/${key}`;

const linkAt = (address: Address): SecretLink => ({ service: kind.id, address, id, key });
const seen = (text: string) => recognise(text, publishedKinds, kind.servers);

describe("parseViewer", () => {
  test.each([
    ["https://viewer.example", viewer],
    [" HTTPS://Viewer.Example:443/ ", viewer],
    ["https://viewer.example/open/", "https://viewer.example/open/"],
    ["https://viewer.example/open.html", "https://viewer.example/open.html"],
    ["https://viewer.example:8443/a b", "https://viewer.example:8443/a%20b"],
    ["https://m\u00fcller.example/", "https://xn--mller-kva.example/"],
    ["http://localhost:8080/", "http://localhost:8080/"],
    ["http://127.0.0.1/viewer/", "http://127.0.0.1/viewer/"],
    [`https://viewer.example/${"a".repeat(57)}`, `https://viewer.example/${"a".repeat(57)}`],
  ])("takes %j", (text, address) => {
    expect(parseViewer(text)).toBe(address);
    expect(parseViewer(address)).toBe(address);
  });

  test.each([
    undefined,
    null,
    1,
    {},
    "",
    "viewer.example",
    "http://viewer.example/",
    "https://name@viewer.example/",
    "https://:word@viewer.example/",
    "https://viewer.example/?page",
    "https://viewer.example/?",
    "https://viewer.example/#",
    "https://viewer.example/#eu",
    "https://*.viewer.example/",
    "https://viewer.example/open(1).html",
    "https://viewer.example/it's",
    "https://viewer.example/a,b",
    "file:///home/viewer.html",
    "javascript:alert(1)",
    "data:text/html,viewer",
    `https://viewer.example/${"a".repeat(58)}`,
    `https://viewer.example/${"\u00e4".repeat(20)}`,
  ])("takes nothing from %j", (text) => {
    expect(parseViewer(text)).toBeUndefined();
  });
});

describe("formatLink", () => {
  test.each<[Address, string]>([
    ["https://eu.onetimesecret.com", "eu.onetimesecret.com"],
    ["https://secrets.example.org:8443", "secrets.example.org:8443"],
    ["https://[2001:db8::1]:8443", "[2001:db8::1]:8443"],
    ["http://127.0.0.1:3000", "http:127.0.0.1:3000"],
    ["http://localhost", "http:localhost"],
  ])("puts %s after the # of the viewer's address, and reads it again", (address, host) => {
    const link = linkAt(address);
    const text = formatLink(link, kind, "https://viewer.example/open.html");
    expect(text).toBe(`https://viewer.example/open.html#${host}/${id}/${key}`);
    expect(seen(text)).toMatchObject({ link });
  });

  test("carries the mark of the access code, and reads it again", () => {
    const link = { ...linkAt(server.address), codeLength: 20 };
    expect(formatLink(link, kind, viewer)).toBe(`${viewer}#eu.onetimesecret.com/${id}/20x${key}`);
    for (const text of [formatLink(link, kind, viewer), formatLink(link, kind, null)]) {
      expect(seen(text)).toEqual({ state: "known", link, server });
    }
  });

  test("keeps the service's own form where there is no viewer, or nothing for it to open", () => {
    const link = linkAt(server.address);
    const { key: _, ...keyless } = link;
    const own = `https://eu.onetimesecret.com/secret/${id}`;
    expect(formatLink(link, kind, null)).toBe(`${own}#${key}`);
    expect(formatLink(keyless, kind, viewer)).toBe(own);
  });
});

describe("a link in the viewer's form", () => {
  const known = { state: "known", link: linkAt(server.address), server };

  test.each([
    ["as it is written", viewer + fragment],
    ["of a viewer with a path", `https://viewer.example/open.html${fragment}`],
    ["of a viewer with a query", `https://viewer.example/?source=mail${fragment}`],
    ["of a viewer without a closing slash", `https://viewer.example${fragment}`],
    ["of a viewer on this machine", `http://localhost:8080/${fragment}`],
    ["with its key shouted", viewer + fragment.replace(key, key.toUpperCase())],
    ["with its slashes encoded", viewer + fragment.replaceAll("/", "%2F")],
    ["with its slashes encoded in small letters", viewer + fragment.replaceAll("/", "%2f")],
    ["with its # encoded", viewer + fragment.replace("#", "%23")],
    ["with a letter of its host encoded", viewer + fragment.replace("eu.", "e%75.")],
    ["with its id shouted", viewer + fragment.replace(id, id.toUpperCase())],
    ["with a slash after its key", `${viewer}${fragment}/`],
    ["with an encoded sign after its key", `${viewer}${fragment}%20`],
    ["with a parameter after its key", `${viewer}${fragment}&utm_source=mail`],
  ])("is known %s", (_, text) => {
    expect(seen(text)).toEqual(known);
  });

  test.each([
    ["http:127.0.0.1:3000", "http%3A127.0.0.1%3A3000"],
    ["[::1]:8443", "%5B::1%5D:8443"],
  ])("is read with its host encoded: %s", (host, encoded) => {
    const at = (written: string) => seen(`${viewer}#${written}/${id}/${key}`);
    expect(at(encoded)).toMatchObject({ state: "foreign" });
    expect(at(encoded)).toEqual(at(host));
  });

  test("is foreign where its host is, and tells its disguise", () => {
    expect(seen(viewer + fragment.replace("eu.", "eu-"))).toEqual({
      state: "foreign",
      link: linkAt("https://eu-onetimesecret.com"),
      server: kind.server("https://eu-onetimesecret.com"),
      disguise: { by: "name", of: "eu.onetimesecret.com" },
    });
  });

  test("is never a whole one when it is cut, wherever", () => {
    const whole = viewer + fragment;
    for (let length = 0; length < whole.length; length += 1) {
      expect(["incomplete", "none"]).toContain(seen(whole.slice(0, length)).state);
      // Cut at its beginning, as a careless selection does.
      if (length > 0) expect(seen(whole.slice(length)).state).toBe("none");
    }
  });

  test.each([
    ["no key", `#eu.onetimesecret.com/${id}`],
    ["no key after the slash", `#eu.onetimesecret.com/${id}/`],
    ["one digit too few", fragment.slice(0, -1)],
    ["one digit too many", `${fragment}0`],
    ["another sign", `${fragment.slice(0, -1)}g`],
  ])("is incomplete with %s", (_, cut) => {
    expect(seen(viewer + cut)).toEqual({ state: "incomplete", address: server.address });
  });

  test.each([
    ["a shouted host", "EU.onetimesecret.com"],
    ["the usual port", "eu.onetimesecret.com:443"],
    ["letters beyond ASCII", "eu.onetimes\u0435cret.com"],
    ["a user name", "name@eu.onetimesecret.com"],
    ["any host", "*.onetimesecret.com"],
    ["no host", ""],
    ["plain http", "http:eu.onetimesecret.com"],
    ["plain http to what begins like this machine", "http:localhost.example"],
    ["its usual port on this machine", "http:localhost:80"],
    ["https", "https:eu.onetimesecret.com"],
    ["another scheme", "ftp:eu.onetimesecret.com"],
    ["slashes", "//eu.onetimesecret.com"],
    ["a number in another way", "3405803783"],
    ["a query", "eu.onetimesecret.com?"],
    ["a second #", "eu.onetimesecret.com#"],
  ])("writes its host one way only, not with %s", (_, host) => {
    expect(seen(`${viewer}#${host}/${id}/${key}`)).toEqual({ state: "none" });
  });

  test.each([
    ["an id that no service has", fragment.replace(id, "short")],
    ["no id", fragment.replace(id, "")],
    ["only the key", `#${key}`],
    ["a path instead of an id", fragment.replace(id, `secret/${id}`)],
    ["an empty part", fragment.replace(id, `/${id}`)],
    ["nothing", "#"],
    ["a word", "#top"],
    ["a path", "#/eu/onetimesecret"],
    ["a path without a slash before it", "#docs/intro"],
    ["a whole address", `#https://eu.onetimesecret.com/secret/${id}#${key}`],
  ])("is none with %s after the #", (_, other) => {
    expect(seen(viewer + other)).toEqual({ state: "none" });
  });

  test.each(["ftp://viewer.example/", "file:///viewer.html", "http://viewer.example/"])(
    "is none at %s",
    (address) => {
      expect(seen(address + fragment)).toEqual({ state: "none" });
    },
  );

  test("is none after a service's own link, whose key is damaged then", () => {
    const own = `https://us.onetimesecret.com/secret/${id}`;
    expect(seen(own + fragment)).toEqual({ state: "incomplete", address: new URL(own).origin });
  });
});

test("parseViewed leads to the service's own form, and says where a link without key leads", () => {
  const { address } = server;
  const own = kind.format(linkAt(address));
  const viewed = { origin: address };
  expect(parseViewed(new URL(viewer + fragment), kind)).toEqual({ ...viewed, url: own });
  expect(parseViewed(new URL(`${viewer}#eu.onetimesecret.com/${id}`), kind)).toEqual(viewed);
  expect(parseViewed(new URL(viewer), kind)).toBeUndefined();
});

test.each<[string, object]>([
  ["seals by itself", { seals: { passphrases: false, capacity: (most: number) => most } }],
  ["is known at its own servers alone", { distinct: false }],
])("a link of a service that %s leads to no viewer, nor from one", (_, facts) => {
  const other = { ...kind, ...facts };
  expect(formatLink(linkAt(server.address), other, viewer)).toBe(
    other.format(linkAt(server.address)).href,
  );
  expect(parseViewed(new URL(viewer + fragment), other)).toBeUndefined();
});
