import { describe, expect, test } from "vitest";
import { findAddress, findLink } from "../../../lib/links/findLink";
import { recognise } from "../../../lib/links/recognise";
import { publishedKinds } from "../../../lib/services/publishedKinds";

const id = "abcdefghijklmnopqrstuvwxyz012345678901234567890123456789abcdef";
const key = "0123456789abcdef".repeat(4);
const servers = publishedKinds.flatMap((service) => service.servers);
const known = `https://eu.onetimesecret.com/secret/${id}`;

const seen = (text: string) => recognise(text, publishedKinds, servers);
const foundIn = (text: string) => findLink(text, publishedKinds, servers);

const wide = (text: string) =>
  Array.from(text, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");
const second = (text: string) =>
  encodeURIComponent(text).replaceAll("%2F", "_").replaceAll("%", "-");

describe("findLink", () => {
  const link = `${known}#${key}`;
  const viewed = `https://viewer.example/#eu.onetimesecret.com/${id}/${key}`;
  const other = link.replace("eu.", "us.");

  test.each([
    ["alone", link],
    ["in a sentence", `Here it is: ${link} Bye`],
    ["before a full stop", `It is at ${link}.`],
    ["before a comma", `At ${link}, as I said`],
    ["before more", `Did you see ${link}?!`],
    ["in brackets", `The secret (${link}) is yours`],
    ["in brackets at the end of a sentence", `The secret is yours (${link}).`],
    ["in angle brackets", `Bob <bob@example.org> sent <${link}>`],
    ["in quotes", `"${link}"`],
    ["in curly quotes", `\u201c${link}\u201d`],
    ["in guillemets", `\u00ab${link}\u00bb`],
    ["in Markdown", `[the secret](${link})`],
    ["in Markdown with a title", `[the secret](${link} "until Monday")`],
    ["in Markdown, twice", `[${link}](${link})`],
    ["as code", `\`${link}\``],
    ["marked as bold", `*${link}*`],
    ["marked as italic", `_${link}_`],
    ["in HTML", `<p><a class="x" href="${link}">${link}</a></p>`],
    ["in Slack's form", `<${link}|the secret>`],
    ["after a label", `Link:${link}`],
    ["after a label in Chinese", `\u94fe\u63a5\uff1a${link}\u3002`],
    ["as the value of a name", `LINK=${link}`],
    ["as a value in quotes", `LINK="${link}"`],
    ["in a forum's form", `[url=${link}]the secret[/url]`],
    ["in HTML without quotes", `<a href=${link}>the secret</a>`],
    ["in HTML that is shown", `&lt;a href=&quot;${link}&quot;&gt;the secret&lt;/a&gt;`],
    ["in JSON", JSON.stringify({ url: link })],
    ["in JSON that escapes its slashes", `{"url":"${link.replaceAll("/", "\\/")}"}`],
    ["in LaTeX", `\\href{${link.replace("#", "\\#")}}{the secret}`],
    ["with its signs as entities", link.replaceAll("/", "&#x2F;").replace(":", "&#58;")],
    ["with entities of entities", link.replaceAll("/", "&amp;#47;")],
    ["with entities of many digits", link.replace("#", "&#035;").replaceAll("/", "&#x0002F;")],
    [
      "with entities that have names",
      link.replace("#", "&num;").replace("://", "&colon;&sol;&sol;"),
    ],
    ["in JSON that escapes by number", link.replaceAll("/", "\\u002f").replace("#", "\\u0023")],
    ["in JavaScript", `location="${link.replace("#", "\\x23")}"`],
    ["in JSON within JSON", JSON.stringify(JSON.stringify(link).replaceAll("/", "\\/"))],
    ["after a line break of JSON", JSON.stringify(`the link:\n${link}\nBob`)],
    ["in quoted-printable mail", link.replace("#", "=23").replace(":", "=3A")],
    ["in wide characters", wide(link)],
    ["after a wide colon", link.replace("://", "\uff1a//")],
    ["between wide slashes", `${link.replaceAll("/", "\uff0f")}\u3002`],
    ["with one slash after its scheme", link.replace("//", "/")],
    ["with three slashes after its scheme", link.replace("//", "///")],
    ["encoded as a whole", encodeURIComponent(encodeURIComponent(link))],
    ["without its scheme", `See ${link.replace("https://", "")}.`],
    ["without its scheme, in quotes", `\u201c${link.replace("https://", "")}\u201d`],
    ["without its scheme, with %23", link.replace("https://", "").replace("#", "%23")],
    ["with zero-width spaces after its slashes", link.replaceAll("/", "/\u200b")],
    ["on a line of its own", `Hi\r\n\r\n${link}\r\n\r\nBob`],
    ["quoted", `> ${link}\n> Bob`],
    ["twice", `${link}\n${link}`],
    ["shouted the second time", `${link} ${link.replace("https://eu", "HTTPS://EU")}`],
    ["beside a part of it", `<a href="${link}">${link.slice(0, -9)}\u2026</a>`],
    ["in both forms", `${link} or ${viewed}`],
    ["in the viewer's form", `It is at ${viewed}.`],
    ["beside other addresses", `https://example.org/ ${link} (http://example.org/secret/x)`],
  ])("finds the link %s", (_, text) => {
    expect(foundIn(text)).toEqual(seen(link));
  });

  test.each([
    ["a full stop and more", `${link}... and so on`],
    ["an ellipsis", `${link}\u2026`],
    ["a word of another script", `${link}\u3092\u898b\u3066`],
    ["a parameter", `${link}&utm_source=mail`],
    ["an invisible character", `${link}\u200b.`],
    ["an invisible character in its id", `${known.slice(0, -9)}\u200b${link.slice(-74)}`],
    ["directions around it", `\u2066${link}\u2069`],
    ["an encoded number sign", link.replace("#", "%23")],
    ["a wide number sign", link.replace("#", "\uff03")],
    ["a key that stands apart", link.replace("#", " #")],
    ["its key broken by a line", `${link.slice(0, -9)}\n${link.slice(-9)}`],
    ["its id broken by a line", `${link.slice(0, 76)}\r\n${link.slice(76)}`],
    ["lines that end with blanks", `${link.slice(0, 76)} \n${link.slice(76)}`],
    ["lines that end with an equals sign", `${link.slice(0, 76)}=\r\n${link.slice(76)}`],
    ["quoted lines", `> ${link.slice(0, 60)}\n> ${link.slice(60, 120)}\n> ${link.slice(120)}`],
    ["a blank in its id", `${link.slice(0, 76)} ${link.slice(76)}`],
    ["a no-break space in its id", `${link.slice(0, 76)}\u00a0${link.slice(76)}`],
    ["a blank before its key", link.replace("#", "# ")],
    ["lines of an old system", `${link.slice(0, 76)}\r${link.slice(76)}`],
    ["lines of a word processor", `${link.slice(0, 76)}\v${link.slice(76)}`],
    ["lines that Unicode separates", `${link.slice(0, 76)}\u2028${link.slice(76)}`],
    ["lines quoted with a name", `Bob> ${link.slice(0, 76)}\nBob> ${link.slice(76)}`],
    [
      "lines of quoted-printable mail",
      `${link.slice(0, 76)}=\r\n${link.slice(76).replace("#", "=23")}`,
    ],
  ])("finds a link with %s", (_, text) => {
    expect(foundIn(text)).toEqual(seen(link));
    expect(foundIn(`Hi,\n\nsee ${text}\nYours, Bob`)).toEqual(seen(link));
  });

  test("names a receipt's address where it is all there is", () => {
    const receipt = known.replace("/secret/", "/receipt/");
    const { origin: address } = new URL(known);
    expect(foundIn(` ${receipt} `)).toEqual({ state: "receipt", address });
    expect(foundIn(`${receipt} and ${link}`)).toEqual(seen(link));
    expect(foundIn(`See ${receipt}`)).toEqual({ state: "none" });
    expect(foundIn(receipt.replace("eu.", "example."))).toEqual({ state: "none" });
  });

  test("finds a link that is wrapped once and once is not, as it was wrapped", () => {
    const wrapped = `https://wrapper.example/?url=${encodeURIComponent(link)}&data=1`;
    const found = { ...seen(link), wrappers: ["wrapper.example"] };
    expect(foundIn(`<a href="${wrapped}">${link}</a>`)).toEqual(found);
    expect(foundIn(`${link} ${wrapped}`)).toEqual(found);
  });

  test.each([
    ["wrapper.example", `https://wrapper.example/?url=3D${encodeURIComponent(link)}&data=3D1`],
    ["urldefense.com", `https://urldefense.com/v3/__${link.replace("#", "*")}__;Iw!!A$`],
    ["urldefense.us", `https://urldefense.us/v2/url?u=${second(link)}&d=A`],
    ["protect.checkpoint.com", `https://protect.checkpoint.com/v2/r01/___${link}___.YXA`],
  ])("finds a link that came wrapped from %s, broken by lines", (host, wrapped) => {
    const found = { ...seen(link), wrappers: [host] };
    for (const at of [70, 110, wrapped.length - 20]) {
      const text = `${wrapped.slice(0, at)}\n> ${wrapped.slice(at)}`;
      expect(foundIn(`> See ${text}\n> Bob`)).toEqual(found);
    }
  });

  test("gives the address as it stands there, which is recognised as the same", () => {
    const wrapped = `https://wrapper.example/?url=${encodeURIComponent(link)}`;
    const located = findAddress(`See (${wrapped}).`, publishedKinds, servers);
    expect(located).toEqual({ address: wrapped, found: seen(wrapped) });
  });

  test("finds a link without a key", () => {
    expect(foundIn(`See ${known}.`)).toEqual(seen(known));
  });

  test.each([
    ["foreign", link.replace("eu.onetimesecret.com", "secrets.example.org:8443")],
    ["disguised", link.replace("eu.", "eu-")],
    ["of an IPv6 address", link.replace("eu.onetimesecret.com", "[2001:db8::1]:8443")],
    ["with a user name", link.replace("eu.", "eu@eu.")],
    ["of an IPv6 address, in the viewer's form", `https://viewer.example/#[::1]/${id}/${key}`],
    ["on this machine", link.replace("https://eu.onetimesecret.com", "http://127.0.0.1:3000")],
  ])("finds a link that is %s", (_, text) => {
    expect(seen(text)).toMatchObject({ state: "foreign" });
    expect(foundIn(`See [here](${text}).`)).toEqual(seen(text));
  });

  test.each([
    ["brackets in the viewer's address", viewed.replace("/#", "/open(1).html#")],
    ["a user name with brackets", link.replace("eu.", "(eu)@eu.")],
  ])("finds a link that stands alone with %s", (_, text) => {
    expect(seen(text)).toHaveProperty("link");
    expect(foundIn(text)).toEqual(seen(text));
  });

  test.each([
    ["a cut key", link.slice(0, -1)],
    ["a cut key and a full stop", `${link.slice(0, -1)}.`],
    ["a key broken by an empty line", `${known}#${key.slice(0, 30)}\n\n${key.slice(30)}`],
    ["a cut key in the viewer's form", viewed.slice(0, -1)],
    ["a key that goes on after dots", `${link.slice(0, -9)}...`],
    ["a key that goes on after an ellipsis", `${link.slice(0, -9)}\u2026`],
  ])("knows %s for incomplete", (_, text) => {
    expect(foundIn(`See ${text}`)).toEqual({ state: "incomplete", address: servers[0]?.address });
  });

  test.each([
    ["nothing", ""],
    ["prose", "See https://example.org/secret/ and https://eu.onetimesecret.com/, please."],
    ["two links", `${link} ${other}`],
    ["two links in one word", `[${link}](${other})`],
    ["a link, and one of the same secret without its key", `${link} ${known}`],
    ["a link, and one that only looks like it", `[${link}](${link.replace("eu.", "a@eu.")})`],
    ["a link and a cut one", `${link} ${link.slice(0, -1)}`],
    ["a link without key that goes on after an ellipsis", `${known}\u2026`],
    ["a link without key that goes on after dots", `${known}...`],
    ["an invisible character within the host", link.replace("eu.", "e\u200bu.")],
    ["a link whose key stands behind brackets", `See ${known}).#${key}, Bob`],
    ["a letter of another script within", `${known.slice(0, -9)}\u0430${known.slice(-9)}`],
    ["a backslash in the mark of its key", `${known}#10\\x${key.replace(/^../, "21")}`],
    [
      "a backslash in the mark of its key, in the viewer's form",
      viewed.replace(key, `10\\x${key.replace(/^../, "21")}`),
    ],
    ["a backslash within", `${known.slice(0, -9)}\\${known.slice(-9)}`],
    ["a link within an address", `https://example.org/?to=${link}`],
    ["a link within an address without a scheme", `example.org/?to=${link}`],
    ["a bare link within an address", `https://example.org/${link.replace("https://", "")}`],
    ["a bare link within a bare address", `example.org/${link.replace("https://", "")}`],
    ["a bare link behind a name", `mailto:a@${link.replace("https://", "")}`],
    ["a value of an address", `https://example.org/?a&LINK=${link}`],
    ["a link within a path", `See example.org/${link}`],
    ["a script", `javascript:location="${link}"`],
    ["data", `data:text/html,${link}`],
    ["the source of a page", `view-source:${link}`],
    ["an address of a page's own making", `(blob:${link})`],
    ["no scheme", known.replace("https://", "")],
    ["another scheme", link.replace("https", "xhttps")],
  ])("finds none in %s", (_, text) => {
    expect(foundIn(text)).toEqual({ state: "none" });
  });

  test("does not say which of many is meant", () => {
    const many = "https://example.org/ ".repeat(199);
    expect(foundIn(many + link)).toEqual(seen(link));
    expect(foundIn(`https://example.org/ ${many}${link}`)).toEqual({ state: "none" });
  });

  // A search that takes the square of the length for one of them would not come back within this test's time.
  test.each([
    "https://",
    "https://a ",
    "(https://",
    "http",
    ".",
    "!.",
    "(",
    "[",
    "[:",
    " ",
    "\u200b",
    "https://[:",
    "https://a/[::",
    "https://a/!!!!",
    "https://a@",
    `${link}#`,
    "blob:",
    "\ud800",
    "\\/",
    "&#38;",
    "&#38;#47;",
    "&#00",
    "\\\\",
    "=3D",
    "\uff0f",
    "https:///",
    "https://a/v2/___https://",
    "\nBob> ",
    "a=https://",
    "a.",
    "a.b/",
    `a.b/#${key} `,
  ])("answers for a megabyte of %j", (piece) => {
    const long = piece.repeat(Math.ceil(2 ** 20 / piece.length));
    expect(foundIn(long)).toEqual({ state: "none" });
    expect(foundIn(`${long} `)).toEqual({ state: "none" });
  });
});
