/**
 * Finds addresses within addresses. Mail and chat systems lead each link through a server of theirs, to check or to count it.
 * Outlook SafeLinks, Teams, Google, Slack, Facebook, LinkedIn and Barracuda put it into a parameter, Cisco into the path, Sophos
 * into base64, Check Point between two signs, Proofpoint (`urldefense`) into two forms of its own. This file tells the forms
 * apart, and not the hosts: those are too many.
 */
import { mend } from "./mend";
import { percentDecoded } from "./percentDecoded";

/** Proofpoint's second form: `/v2/url?u=https-3A__host_path-23key`. */
const SECOND = /^https?-3A_/i;

/** Proofpoint's third form: `/v3/__https://host/path*key__;Iw!!…`, where base64 lists the characters that each `*` stands for. */
const THIRD = /\/v3\/__(https?:.+?)__;([\w-]*)/i;

/** Check Point, once Avanan: `/v2/r01/___https://host/path#key___.` and a number of theirs. The `#` may be unchanged. */
const BETWEEN = /\/v\d\/(?:r\d+\/)?___(https?:.+?)___\./i;

/** In the third form `**` and a digit stand for several characters: two for the first digit, three for the next. */
const RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** A text that begins with `http` in base64. Bing puts `a1` before it. */
const BASE64 = /^(?:a1)?(aHR0c[\w+/ -]+)=*$/;

/** The beginning of an address that was encoded, its colon perhaps not (Amazon). */
const ENCODED = /^https?(?:%(?:25)*3a|:%(?:25)*2f)/i;

/** An address, perhaps among words: pages for sharing take a whole message. */
const ADDRESS = /^https?:.*|https?:\/\/[^\s"<>]+/is;

/**
 * The addresses that `url` may wrap. Browsers do not send the part after its `#` to the host, so a wrapper did not put that
 * there: an address before it counts only with a `#` of its own, or it may be the first half of a link.
 */
export function wrappedIn(url: URL): readonly string[] {
  const [, between] = BETWEEN.exec(url.href) ?? [];
  if (between !== undefined) return [between].filter((address) => URL.canParse(address));
  const sent = url.pathname + url.search;
  const [, third, characters] = THIRD.exec(sent) ?? [];
  const parameters = [...url.searchParams].flat().map(read);
  const within =
    third === undefined ? [...parameters, ...inPath(sent)] : [filled(third, characters ?? "")];
  return within
    .map(decoded)
    .map((parameter) => ADDRESS.exec(parameter)?.[0] ?? "")
    .filter((address) => URL.canParse(address))
    .filter((address) => url.hash === "" || mend(new URL(address)).hash !== "");
}

function read(parameter: string): string {
  if (SECOND.test(parameter)) return parameter.replaceAll("_", "/").replaceAll("-", "%");
  const [, base64] = BASE64.exec(parameter) ?? [];
  return base64 === undefined ? parameter : fromBase64(base64);
}

/** An address that begins before any parameter, with everything that follows it: up to the next slash if its own are encoded. */
function inPath(sent: string): readonly string[] {
  const [, address] = /^[^?]*?(https?(?::|%(?:25)*3a)(?:%(?:25)*2f[^/]*|.*))/i.exec(sent) ?? [];
  return address === undefined ? [] : [address];
}

/** Decodes an address until it begins as addresses do. Proxies make one slash of two. */
export function decoded(address: string): string {
  if (ENCODED.test(address)) return decoded(percentDecoded(address));
  return address.replace(/^(https?:\/)(?!\/)/i, "$1/");
}

/** Puts each character back in the place of its `*`. */
function filled(address: string, base64: string): string {
  const characters = Array.from(fromBase64(base64));
  return address.replace(/\*(?:\*(.))?/g, (_, digit?: string) =>
    characters.splice(0, digit === undefined ? 1 : RUNS.indexOf(digit) + 2).join(""),
  );
}

/** Decodes either alphabet, with `+` perhaps read as a blank; gives nothing for a text that is no base64. */
function fromBase64(text: string): string {
  const digits = text.replace(/[ -]/g, "+").replaceAll("_", "/");
  if (digits.length % 4 === 1) return "";
  return new TextDecoder().decode(Uint8Array.from(atob(digits), (byte) => byte.charCodeAt(0)));
}
