/** Finds the one-time link in a text. */
import type { Server } from "../domain";
import { type LinkRead, LONGEST_ADDRESS, recognise, type Recognised } from "./recognise";
import { isWhole } from "./isWhole";
import type { Kind } from "../service";

const NONE: Recognised = { state: "none" };

/** Addresses in one text. A person who selects a page full of them means no single one. */
const MANY = 200;

/** Addresses that open as something else than the address within them. */
const WRAPPED = /^\W*(?:blob|data|filesystem|javascript|view-source):/i;

/** Brackets of their own; all others stand around an address. */
const IPV6 = String.raw`\[[\da-f.]*:[\da-f:.]*\]`;

/** The sign between id and key in links of ots (v1.21.9). Without a key behind it, the link was cut. */
const BAR = String.raw`(?<=#[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\|`;

/** An address begins not within another one (`/`, `=`), but after the name of a value (`LINK=`, `[url=`). */
const START = String.raw`(?=https?:)(?:(?<![a-z\d+./=&?#%@-])|(?<=(?:^|[\s[<"';,{])[\w-]{1,40}=))`;

/**
 * The part after the host is ASCII, as browsers write it; wide number signs and invisible characters, which programs and people
 * put in, are part of it too.
 */
const WITHIN = new RegExp(
  START +
    String.raw`https?:\/\/(?:${IPV6}|[^\s\p{P}\p{C}\p{DI}<>\x60|]|[-.:@_%])+` +
    String.raw`(?:[/?#](?:${IPV6}|${BAR}|[!#-&*-;=?-Z^_a-z~\uFF03\uFE5F\p{Cf}\p{DI}])*)?`,
  "giu",
);

const BEGINNING = new RegExp(START, "i");

/** A scheme and at most one label of a host: the rest may have been torn off. */
const TORN_OFF = /:\/\/[\w-]*\.?$/;

/** An address as people say it, without its scheme. It counts if it ends in a whole key, and not as the rest of a torn one. */
const BARE =
  /(?<![\w.@/:%&=?#-]|:\/\/[\w-]*\.?[^\w./]+)(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,63}(?::\d{1,5})?\/[!-~\p{Cf}]*/giu;

/** Twenty signs behind a `#`, or behind the name of a key, which may be one. */
const HAS_KEY = /(?:#|%(?:25)*23|[?&]key=)[!-~\p{Cf}]{20}/iu;

/** The first word of a line, without the quotes and brackets of HTML and prose behind it. */
const FIRST_WORD = /^[^\s"<>\x60\u201d\u00bb]+/;

/** The most lines that programs make of one link. */
const LINES = 12;

/** Signs that end sentences, and mark text in chats. Two full stops say that something was left out. */
const END = /(?<![.,;:!?*_~])[.,;:!?*_~]+$/;

/**
 * Signs that may follow an address. Anything else is part of it, and was not read; an ellipsis says that something was left out, and
 * a key that follows belongs to it.
 */
const FOLLOWING = /^(?:$|(?![\\\u2026]|[^\da-z]{1,8}#(?:\d{1,3}x)?[\da-f]{64})[\p{P}<>`|])/iu;

/**
 * The one link that `text` is or contains: in prose, brackets, quotes, Markdown, HTML or JSON, broken by lines, without its
 * scheme if it has a key, once or again. `none` if there is none, or several different ones: nobody could tell which one is
 * meant. A receipt's address is named if the text has no other.
 */
export function findLink(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  return findAddress(text, kinds, servers)?.found ?? NONE;
}

/** A link that was found, and its address as it stands in the text: {@link recognise} takes that for the same. */
export interface Located {
  readonly address: string;
  readonly found: LinkRead["found"];
}

/** As {@link findLink}; nothing where that finds nothing. */
export function findAddress(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Located | undefined {
  const found = findIn(text, kinds, servers);
  // The sign that ends a key may be an escaped one.
  if (found && found.found.state !== "incomplete") return found;
  const plain = unescaped(text);
  return (plain === text ? undefined : findIn(plain, kinds, servers)) ?? found;
}

function findIn(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Located | undefined {
  const located = (address: string): readonly Located[] => {
    const found = recognise(address, kinds, servers);
    return found.state === "none" ? [] : [{ address, found }];
  };
  const [whole] = located(text.trim());
  if (whole && (isLink(whole) || whole.found.state === "receipt")) return whole;
  const { links: all, rest } = rejoined(lines(text).split("\n"), located);
  const addresses = rest
    .flatMap((line) => line.split(/\s+/))
    .flatMap((word, at, words) => addressesIn(word, words[at - 1]));
  if (addresses.length > MANY) return undefined;
  const incomplete: Located[] = [];
  for (const { address, signs = "", end } of addresses) {
    const short = located(address);
    // Keys of crypt.fyi and Yopass may end in a sign that ends sentences, too.
    const longer = signs === "" || short.some(isKeyed) ? [] : located(address + signs);
    const link = longer.some(isKeyed) ? longer : short;
    all.push(...link.filter((one) => end === "read" || isKeyed(one)));
    if (end === "left out") incomplete.push(...link.filter(isIncomplete));
  }
  const links = all.filter(({ found }) => found.state !== "receipt");
  // Programs cut a link where they show it beside the whole one.
  return sole(links.length > 0 ? links : incomplete);
}

function isLink({ found }: Located): boolean {
  return "link" in found;
}

function isIncomplete({ found }: Located): boolean {
  return found.state === "incomplete";
}

/** Nothing is missing from it, whatever was left out after it. */
function isKeyed(one: Located): boolean {
  return keyOf(one) !== undefined;
}

function keyOf({ found }: Located): string | undefined {
  return "link" in found ? found.link.key : undefined;
}

/** The one that all of them are; as it was wrapped, if it was somewhere. */
function sole(all: readonly Located[]): Located | undefined {
  const different = new Set(
    all.map(({ found }) => JSON.stringify({ ...found, wrappers: undefined })),
  );
  if (different.size !== 1) return undefined;
  return all.find(({ found }) => "wrappers" in found) ?? all[0];
}

/**
 * A sign of an address as programs write it: JSON and JavaScript (`\/`, `\u0023`, `\x23`), LaTeX (`\#`), quoted-printable mail
 * (`=3D`), and pages that show their own markup (`&#x2F;`, `&sol;`).
 */
const ESCAPED =
  /\\{1,3}(?:([/#])|u00(2[36f]|3[adf])|x(23)(?=[\w~/%|-]{20}))|=(2[356F]|3[ADF])|&(?:amp;)*(?:#x0*([\da-f]{2})|#0*(\d{2,3})|(colon|num|period|sol));/gi;

const NAMED: Readonly<Record<string, string>> = { colon: ":", num: "#", period: ".", sol: "/" };

/** The line breaks and tabs of JSON and JavaScript before an address. */
const ESCAPED_SPACE = /\\{1,3}[nrt](?=https?:)/gi;

/** ASCII characters that are as wide as Chinese ones. */
const WIDE = /[\uff01-\uff5e]+/g;

/** A text as it was before programs escaped it, with as many slashes after a scheme as belong there. */
function unescaped(text: string): string {
  return text
    .replace(ESCAPED, (escaped, ...[sign, u, x, mail, hex, decimal, name]: readonly Escaped[]) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? escaped;
      const digits = u ?? x ?? mail ?? hex;
      const code = digits === undefined ? Number(decimal) : Number.parseInt(digits, 16);
      const plain = sign ?? String.fromCharCode(code);
      return /[!-~]/.test(plain) ? plain : escaped;
    })
    .replace(ESCAPED_SPACE, " ")
    .replace(WIDE, (wide) => wide.normalize("NFKC"))
    .replace(/(https?:)\/+/gi, "$1//");
}

/** A group of {@link ESCAPED}. */
type Escaped = string | undefined;

/** Line breaks of any system or word processor. */
const ANY_LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** With what mail programs put where they break and quote a line, up to the next one; some quote with a name (`Bob>`). */
const LINE_END = /[ \t\u00a0]{0,2}=?\n[\s>|]*(?:\w{1,9}>[\s>|]*)?/g;

/** Blanks before the rest of an id, or on either side of the `#` of a whole key. */
const TORN =
  /(?<!\s)[ \t\u00a0]{1,8}(?=[\da-z]{0,64}#[ \t\u00a0]{0,8}(?:\d{1,3}x)?[\da-f]{64}(?![\da-z]))|(?<=#)[ \t\u00a0]{1,8}(?=(?:\d{1,3}x)?[\da-f]{64}(?![\da-z]))/gi;

/** Lines and paragraphs as they were before a mail program broke and quoted them. */
function lines(text: string): string {
  return text
    .replace(ANY_LINE_END, "\n")
    .replace(LINE_END, (end) => (end.split("\n").length > 2 ? "\n\n" : "\n"))
    .replace(TORN, "");
}

/** Links that programs broke by lines, and the lines without them. */
function rejoined(
  rows: readonly string[],
  located: (address: string) => readonly Located[],
): { readonly links: Located[]; readonly rest: readonly string[] } {
  const links: Located[] = [];
  const rest = [...rows];
  let heads = 0;
  for (const [row, line] of rows.entries()) {
    const head = headIn(line);
    if (head === undefined) continue;
    const keyed = located(head).some(isKeyed);
    heads += 1;
    if (heads > MANY) break;
    let joined = head;
    for (const [next, following] of rows.slice(row + 1, row + 1 + LINES).entries()) {
      const [piece = ""] = FIRST_WORD.exec(following) ?? [];
      if (piece === "" || BEGINNING.test(piece)) break;
      joined += piece;
      const after = following.slice(piece.length);
      const [found] = located(joined);
      const key = found && keyOf(found);
      if (keyed) {
        // A key of PrivateBin may look whole before its last sign: then nobody can tell, and both count.
        if (key !== undefined && joined.endsWith(key)) links.push(...located(joined));
        break;
      }
      if (found && key !== undefined && isWhole(key, piece, !/\w/.test(after))) {
        links.push(found);
        rest.fill("", row, row + 1 + next);
        rest[row] = line.slice(0, -head.length);
        rest[row + 1 + next] = after;
        break;
      }
      if (after !== "") break;
    }
  }
  return { links, rest };
}

/** The address that goes on to the end of a line, and perhaps further. */
function headIn(line: string): string | undefined {
  const word = line.split(/\s/).at(-1) ?? "";
  const at = WRAPPED.test(word) ? -1 : word.search(BEGINNING);
  return at < 0 ? undefined : word.slice(at);
}

interface FoundAddress {
  readonly address: string;
  /** The signs after it, which may belong to it. */
  readonly signs?: string;
  /** `left out`: by dots, which say so. `unread`: it may go on. */
  readonly end: "read" | "left out" | "unread";
}

/**
 * The addresses in a word, which is a text without blanks.
 *
 * @param before the word before it
 */
function addressesIn(word: string, before = ""): readonly FoundAddress[] {
  if (WRAPPED.test(word)) return [];
  const whole = [...word.matchAll(WITHIN)];
  if (whole.length === 0) return TORN_OFF.test(before) ? [] : bareAddressesIn(word);
  return whole.map(({ 0: run, index }) => {
    const [signs = ""] = END.exec(run) ?? [];
    const after = word.slice(index + run.length);
    const address = run.slice(0, run.length - signs.length);
    if (signs.includes("..") || after.startsWith("\u2026")) return { address, end: "left out" };
    return { address, signs, end: FOLLOWING.test(after) ? "read" : "unread" };
  });
}

/** They may be the names of files, which nobody counts. */
function bareAddressesIn(word: string): readonly FoundAddress[] {
  if (word.length > LONGEST_ADDRESS || !HAS_KEY.test(word)) return [];
  return [...word.matchAll(BARE)].map(([run]) => ({ address: `https://${run}`, end: "unread" }));
}
