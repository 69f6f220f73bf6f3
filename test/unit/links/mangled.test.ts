/** A link stays the same, whatever mail, chat and ticket systems do to it, and whatever address they put it into. */
import { describe, expect, test } from "vitest";
import { readLink, recognise } from "../../../lib/links/recognise";
import { publishedKinds } from "../../../lib/services/publishedKinds";
import { spotting } from "../../../lib/services/spotting";

const id = "abcdefghijklmnopqrstuvwxyz012345678901234567890123456789abcdef";
const key = "0123456789abcdef".repeat(4);
const servers = publishedKinds.flatMap((service) => service.servers);
const [server] = servers;
const address = "https://eu.onetimesecret.com";
const page = `${address}/secret/${id}`;
const link = `${page}#${key}`;

const keyless = { service: "onetimesecret", address, id };
const keyed = { ...keyless, key };
const seen = (text: string) => recognise(text, publishedKinds, servers);

/** True if the browser holds the page of `url` before it asks for it. */
const isHeld = (url: string) =>
  spotting.some((kind) =>
    kind.expressions(address).some((expression) => new RegExp(expression, "i").test(url)),
  );

describe("a link with its key is itself", () => {
  test.each([
    ["its # encoded", link.replace("#", "%23")],
    ["its # encoded twice", link.replace("#", "%2523")],
    ["its # encoded three times", link.replace("#", "%252523")],
    ["its # escaped for HTML", link.replace("#", "&#35;")],
    ["its # escaped for HTML twice", link.replace("#", "&amp;#35;")],
    ["its # escaped for HTML with a zero", link.replace("#", "&#035;")],
    ["its # quoted-printable", link.replace("#", "=23")],
    ["its # wide", link.replace("#", "\uff03")],
    ["its # doubled", link.replace("#", "##")],
    ["its # encoded six times", link.replace("#", "%252525252523")],
    ["its # encoded after a query", link.replace("#", "?from=mail%23")],
    [
      "all of its path encoded",
      link.replace(`/secret/${id}#`, `%2Fsecret%2F${id}%23`).replace(".com", ".com/"),
    ],
    ["its slash doubled", link.replace("/secret", "//secret")],
    ["a letter encoded", link.replace("secret/", "%73ecret/")],
    ["its path shouted", link.replace("/secret/", "/SECRET/")],
    ["all of it shouted", link.toUpperCase()],
    ["a letter of its id encoded", link.replace("abc", "%61bc")],
    ["an encoded line break in its key", link.replace("#0123", "#0123%0D%0A")],
    ["a blank in its key", link.replace("#0123", "#0123%20")],
    ["a blank in its id", link.replace("abc", "abc%20")],
    ["a slash before its key", link.replace("#", "#/")],
    ["a bracket after its id", link.replace("#", ")#")],
    ["a zero-width space in its id", link.replace("abc", "a\u200bbc")],
    ["a zero-width space in its key", link.replace("#0123", "#0123\u200b")],
    ["a soft hyphen in its path", link.replace("secret/", "se\u00adcret/")],
    ...[
      "&utm_source=mail",
      "?utm_source=mail",
      ".",
      ")",
      ").",
      "...",
      ",",
      ";",
      "'",
      "*",
      "_",
      "/",
      "]",
      "|",
      ":~:text=Secret",
      "#:~:text=Secret",
      "%20",
      "%22",
      "%3E",
      "%0D%0A",
      "%E2%80%8B",
      "%E3%82%92",
      "\u2026",
      "\u200b",
      "\u202c",
      "\u3092\u898b\u3066",
    ].map((end) => [`${JSON.stringify(end)} after it`, link + end]),
  ])("with %s", (_, text = "") => {
    expect(seen(text)).toEqual({ state: "known", link: keyed, server });
    expect(isHeld(new URL(text).href)).toBe(true);
  });

  test.each([
    ["a line break in its key", `${link.slice(0, -9)}\n${link.slice(-9)}`],
    ["quoted lines", `${link.slice(0, 76)}\r\n> ${link.slice(76)}`],
    ["lines that end with an equals sign", `${link.slice(0, 76)}=\n${link.slice(76)}`],
    ["line breaks that became blanks", `${link.slice(0, 76)} ${link.slice(76)}`],
    ["directions around it", `\u2068${link}\u2069`],
    ["all of it encoded", encoded],
    ["all of it encoded twice", encodeURIComponent(encoded)],
  ])("pasted with %s", (_, text) => {
    expect(seen(text)).toEqual({ state: "known", link: keyed, server });
  });
});

test.each([
  [link, false],
  [`${link}#top`, false],
  [link.replace("#", "#/%20"), false],
  [page, false],
  [link.replace("#", "%23"), true],
  [link.replace("#", "%2523"), true],
  [`${link.replace("#", "?from=mail%23")}#top`, true],
])("%s exposes its key: %s", (text, exposed) => {
  expect(readLink(text, publishedKinds, servers)?.exposed).toBe(exposed);
});

test.each([")", ").", ";a", "%20", "%2f", "/", "&amp;", "%22", "#:~:text=Secret"])(
  "a link without a key is itself with %s after it",
  (end) => {
    expect(seen(page + end)).toEqual({ state: "known", link: keyless, server });
    expect(isHeld(page + end)).toBe(true);
  },
);

test.each([
  ["a digit too many", `${link}0`],
  ["a digit too few", link.slice(0, -1)],
  ["a digit too few, and more after it", `${link.slice(0, -1)}&utm_source=mail`],
  ["its # encoded, and a digit too few", link.slice(0, -1).replace("#", "%23")],
])("a key with %s is incomplete", (_, text) => {
  expect(seen(text)).toEqual({ state: "incomplete", address });
});

test.each([
  ["its id cut", `${page.slice(0, -9)}\u2026`],
  ["another script in its id", `${page.slice(0, -9)}\u0430${page.slice(-9)}`],
  ["a full stop in its id", `${page.slice(0, -9)}.${page.slice(-9)}`],
  ["another page below it", `${page}/burn`],
  ["a title instead of an id", `${address}/secret/internationalization-of-secrets`],
  ["an id of two", `${page}${page}#${key}`],
])("an address with %s is no link", (_, text) => {
  expect(seen(text)).toEqual({ state: "none" });
});

const encoded = encodeURIComponent(link);
const second = encoded.replaceAll("%2F", "_").replaceAll("%", "-");

describe("a link that came wrapped is itself, and says whose address it came in", () => {
  test.each([
    [
      "eur01.safelinks.protection.outlook.com",
      `/?url=${encoded}&data=05%7C01&sdata=a%3D&reserved=0`,
    ],
    [
      "statics.teams.cdn.office.net",
      `/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}`,
    ],
    ["chn01.safelinks.protection.partner.outlook.cn", `/?url=${encoded}&amp;data=05`],
    ["nam12.safelinks.protection.outlook.com", `/ap/t-59584e83/?Url=${encoded}&data=05).`],
    ["urldefense.proofpoint.com", `/v1/url?u=${encoded}&k=a`],
    ["urldefense.us", `/v2/url?u=${second}&d=a`],
    ["urldefense.com", `/v3/__${link.replace("#", "*23")}__;JQ`],
    ["www.google.de", `/url?sa=t&rct=j&url=${encoded}&usg=a`],
    ["l.instagram.com", `/?u=${encoded}&e=AT`],
    ["urldefense.proofpoint.com", `/v2/url?u=${second}&d=DwMFaQ&c=a`],
    ["urldefense.com", `/v3/__${link.replace("#", "*")}__;Iw!!ABC!def$`],
    ["urldefense.com", `/v3/__${link.replace("#", "*").replace("//", "/")}__;Iw!!ABC!def$`],
    // Two characters at once: `#` and `%`.
    ["urldefense.us", `/v3/__${page}**A20${key}__;IyU!!ABC!def$`],
    ["protect.checkpoint.com", `/v2/___${link}___.YXAxZTpjOm86`],
    ["url.avanan.click", `/v2/___${link.replace("#", "%23")}___.YXAxZTpjOm86`],
    ["www.google.com", `/url?q=${encoded}&sa=D&source=docs`],
    ["www.google.com", `/url?q=${link.replace("#", "%23")}&sa=D`],
    ["slack-redir.net", `/link?url=${encoded}&v=3`],
    ["l.facebook.com", `/l.php?u=${encoded}&h=AT0`],
    ["www.linkedin.com", `/safety/go?url=${encoded}&trk=a`],
    ["linkprotect.cudasvc.com", `/url?a=${encoded}&c=E,1`],
    ["secure-web.cisco.com", `/1abc/${encoded}`],
    ["eu-west-1.protection.sophos.com", `/?d=onetimesecret.com&u=${btoa(link)}&i=a`],
    ["a.r.eu-west-1.awstrack.me", `/L0/${encoded.replaceAll("%3A", ":")}/1/0100-000/a=1`],
    ["protect.checkpoint.com", `/v2/r01/___${link}___.YXAxZTpjOm86`],
    ["wa.me", `/?text=${encodeURIComponent(`See "${link}", please`)}`],
    ["dereferrer.example", `/?${link.replace("#", "%23")}`],
    ["twice.example", `/?u=${encodeURIComponent(encoded)}`],
  ])("from %s (%#)", (host, rest) => {
    const text = `https://${host}${rest}`;
    expect(seen(text)).toEqual({ state: "known", link: keyed, server, wrappers: [host] });
  });

  test.each([
    ["a.r.eu-west-1.awstrack.me", `/L0/${encodeURIComponent(page).replace("%3A", ":")}/1/0100`],
    ["r.search.yahoo.com", `/_ylt=A/RU=${encodeURIComponent(page)}/RK=2/RS=a`],
  ])("from %s, without a key", (host, rest) => {
    const text = `https://${host}${rest}`;
    expect(seen(text)).toEqual({ state: "known", link: keyless, server, wrappers: [host] });
  });

  test("from several wrappers, one within another", () => {
    const inner = `https://inner.example/?url=${encoded}&a=b`;
    const text = `https://urldefense.com/v3/__${inner.replaceAll("%", "*")}__;${btoa("%".repeat(5)).replace(/=+$/, "")}!!A$`;
    expect(inner.match(/%/g)).toHaveLength(6);
    expect(seen(text)).toEqual({ state: "none" });
    const outer = `https://outer.example/?url=${encodeURIComponent(inner)}`;
    expect(seen(outer)).toMatchObject({
      link: keyed,
      wrappers: ["outer.example", "inner.example"],
    });
  });

  test.each([
    "https://yopass.se/#/s/4TbkmXVGVEHnvzdL6iKxFa/0aB1cD2eF3gH4iJ5kL6mN7",
    "https://yopass.se/#/s/4TbkmXVGVEHnvzdL6iKxFa",
    "https://crypt.fyi/chzQ5As98U7sAaGKmPDa#AbCdEfGhIjKlMnOpQrStUvWxYz01234-",
  ])("and is at its own server, though the wrapper's address could be a link too: %s", (inner) => {
    for (const path of ["", "chzQ5As98U7sAaGKmPDb"]) {
      const wrapped = `https://wrapper.example/${path}?url=${encodeURIComponent(inner)}&data=1`;
      expect(seen(wrapped)).toEqual({ ...seen(inner), wrappers: ["wrapper.example"] });
    }
  });

  test("and foreign where its server is, which may pass for another", () => {
    const text = `https://wrapper.example/?url=${encodeURIComponent(link.replace("eu.", "eu-"))}`;
    expect(seen(text)).toMatchObject({
      state: "foreign",
      link: { address: "https://eu-onetimesecret.com" },
      disguise: { by: "name" },
      wrappers: ["wrapper.example"],
    });
  });

  test("in the viewer's form", () => {
    const viewed = `https://viewer.example/#eu.onetimesecret.com/${id}/${key}`;
    const text = `https://wrapper.example/?url=${encodeURIComponent(viewed)}`;
    expect(seen(text)).toMatchObject({ link: keyed, wrappers: ["wrapper.example"] });
  });

  test("but not if its key is no part of what the wrapper was sent", () => {
    expect(seen(`https://example.org/?to=${link}`)).toEqual({ state: "none" });
    expect(seen(`https://example.org/#${link}`)).toEqual({ state: "none" });
  });
});
