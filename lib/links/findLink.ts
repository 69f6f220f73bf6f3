/** Finds the one-time link in a text. */
import type { Server } from "../domain";
import { type LinkRead, LONGEST_ADDRESS, recognise, type Recognised } from "./recognise";
import type { Kind } from "../service";

const NONE: Recognised = { state: "none" };

/** Addresses in one text. A person who selects a page full of them means no single one. */
const MANY = 200;

/** Addresses that open as something else than the address within them. */
const WRAPPED = /^\W*(?:blob|data|filesystem|javascript|view-source):/i;

/** Brackets of their own; all others stand around an address. */
const IPV6 = String.raw`\[[\da-f.]*:[\da-f:.]*\]`;

/**
 * Begins not within another address (`/`, `=`), but after the name of a value (`LINK=`, `[url=`). The part after the host is
 * ASCII, as browsers write it; wide number signs and invisible characters, which programs and people put in, are part of it too.
 */
const WITHIN = new RegExp(
  String.raw`(?=https?:)(?:(?<![a-z\d+./=&?#%@-])|(?<=(?:^|[\s[<"';,{])[\w-]{1,40}=))` +
    String.raw`https?:\/\/(?:${IPV6}|[^\s\p{P}\p{C}\p{DI}<>\x60|]|[-.:@_%])+` +
    String.raw`(?:[/?#](?:${IPV6}|[!#-&*-;=?-Z^_a-z~\uFF03\uFE5F\p{Cf}\p{DI}])*)?`,
  "giu",
);

/** An address as people say it, without its scheme. It counts if it ends in a whole key. */
const BARE =
  /(?<![\w.@/:%&=?#-])(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,63}(?::\d{1,5})?\/[!-~\p{Cf}]*/giu;

const HAS_KEY = /(?:#|%(?:25)*23)(?:\d{1,3}x)?[\da-f]{64}(?![\da-z])/i;

/** A line that ends within a link, once {@link lines} has taken the signs of mail programs away; no line that begins another one. */
const BROKEN =
  /https?:\/\/(?:(?!\n?https?:\/\/)(?:[!-~]|\n(?!\n)))+?(?:[#/]|%(?:25)*(?:23|2f))(?:[1-9]\n?\d{0,2}x)?(?:\n?[\da-f]){64}(?![\da-z])/gi;

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
  const plain = unescaped(text);
  const found = findIn(text, kinds, servers);
  return found ?? (plain === text ? undefined : findIn(plain, kinds, servers));
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
  const all: Located[] = [];
  const rest = lines(text).replace(BROKEN, (run) => {
    const joined = run.replaceAll("\n", "");
    const link = joined === run ? [] : located(joined).filter(isKeyed);
    all.push(...link);
    return link.length === 0 ? run : " ";
  });
  const addresses = rest.split(/\s+/).flatMap(addressesIn);
  if (addresses.length > MANY) return undefined;
  for (const { address, cut } of addresses) {
    all.push(...located(address).filter((link) => !cut || isKeyed(link)));
  }
  return sole(all.filter(({ found }) => found.state !== "receipt"));
}

function isLink({ found }: Located): boolean {
  return "link" in found;
}

/** Nothing is missing from it, whatever was left out after it. */
function isKeyed({ found }: Located): boolean {
  return "link" in found && found.link.key !== undefined;
}

/** The one that all of them are; as it was wrapped, if it was somewhere. */
function sole(all: readonly Located[]): Located | undefined {
  const different = new Set(
    all.map(({ found }) => JSON.stringify({ ...found, wrappers: undefined })),
  );
  if (different.size !== 1) return undefined;
  return all.find(({ found }) => "wrappers" in found) ?? all[0];
}

/** Signs of addresses as JSON (`\/`), LaTeX (`\#`) and pages that show their own markup (`&#x2F;`) have them. */
function unescaped(text: string): string {
  return text
    .replace(/\\([/#])/g, "$1")
    .replace(
      /&(?:amp;)*#(?:x([\da-f]{2})|(\d{2,3}));/gi,
      (entity, hex?: string, decimal?: string) => {
        const sign = String.fromCharCode(
          hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
        );
        return /[!-~]/.test(sign) ? sign : entity;
      },
    );
}

/** With what mail programs put where they break and quote a line, up to the next one. */
const LINE_END = /[ \t]{0,2}=?\r?\n[\s>|]*/g;

/** Blanks before the rest of an id, or before the `#` of a whole key. */
const TORN = /(?<!\s)[ \t]{1,8}(?=[\da-z]{0,64}#(?:\d{1,3}x)?[\da-f]{64}(?![\da-z]))/gi;

/** Lines and paragraphs as they were before a mail program broke and quoted them. */
function lines(text: string): string {
  return text
    .replace(LINE_END, (end) => (end.split("\n").length > 2 ? "\n\n" : "\n"))
    .replace(TORN, "");
}

interface FoundAddress {
  readonly address: string;
  /** It may go on. */
  readonly cut: boolean;
}

/** The addresses in a text without blanks. */
function addressesIn(word: string): readonly FoundAddress[] {
  if (WRAPPED.test(word)) return [];
  const whole = [...word.matchAll(WITHIN)];
  if (whole.length === 0) return bareAddressesIn(word);
  return whole.map(({ 0: run, index }) => {
    const [end = ""] = END.exec(run) ?? [];
    const cut = end.includes("..") || !FOLLOWING.test(word.slice(index + run.length));
    return { address: run.slice(0, run.length - end.length), cut };
  });
}

/** They may be the names of files, which nobody counts. */
function bareAddressesIn(word: string): readonly FoundAddress[] {
  if (word.length > LONGEST_ADDRESS || !HAS_KEY.test(word)) return [];
  return [...word.matchAll(BARE)].map(([run]) => ({ address: `https://${run}`, cut: true }));
}
