/** Finds the one-time link in a text. */
import type { Server } from "./domain";
import { recognise, type Recognised } from "./links";
import type { Kind } from "./service";

const NONE: Recognised = { state: "none" };

/** Addresses in one text. Who marks a page full of them means no single one. */
const MANY = 200;

/** Addresses that open as something else than the address within them. */
const WRAPPED = /^\W*(?:blob|data|filesystem|javascript|view-source):/i;

/** Brackets of their own; all others stand around an address. */
const IPV6 = String.raw`\[[\da-f.]*:[\da-f:.]*\]`;

/**
 * Not within another address (`/`, `=`). What comes after the host is ASCII, as browsers write it, wide number signs, and what
 * programs and people put in unseen.
 */
const WITHIN = new RegExp(
  String.raw`(?<![a-z\d+./=&?#%@-])https?:\/\/(?:${IPV6}|[^\s\p{P}\p{C}\p{DI}<>\x60|]|[-.:@_%])+` +
    String.raw`(?:[/?#](?:${IPV6}|[!#-&*-;=?-Z^_a-z~\uFF03\uFE5F\p{Cf}\p{DI}])*)?`,
  "giu",
);

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
 * The one link that `text` is or contains: in prose, brackets, quotes, Markdown or HTML, broken by lines, once or again. `none` if
 * there is none, or another one too: which one is meant, nobody could tell. A receipt's address is named where it is all there is.
 */
export function findLink(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  const whole = recognise(text, kinds, servers);
  if ("link" in whole || whole.state === "receipt") return whole;
  const found: Recognised[] = [];
  const rest = lines(text).replace(BROKEN, (run) => {
    const joined = run.replaceAll("\n", "");
    const link = joined === run ? NONE : recognise(joined, kinds, servers);
    if (!isKeyed(link)) return run;
    found.push(link);
    return " ";
  });
  const addresses = rest.split(/\s+/).flatMap(addressesIn);
  if (addresses.length > MANY) return NONE;
  for (const { address, cut } of addresses) {
    const link = recognise(address, kinds, servers);
    if (!cut || isKeyed(link)) found.push(link);
  }
  return sole(found.filter(({ state }) => !["none", "receipt"].includes(state)));
}

/** Nothing is missing from it, whatever was left out after it. */
function isKeyed(found: Recognised): boolean {
  return "link" in found && found.link.key !== undefined;
}

/** The one that all of them are; as it was wrapped, if it was somewhere. */
function sole(found: readonly Recognised[]): Recognised {
  const different = new Set(found.map((each) => JSON.stringify({ ...each, wrappers: undefined })));
  if (different.size !== 1) return NONE;
  return found.find((each) => "wrappers" in each) ?? found[0] ?? NONE;
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

interface Address {
  readonly address: string;
  /** It may go on. */
  readonly cut: boolean;
}

/** The addresses in a text without blanks. */
function addressesIn(word: string): readonly Address[] {
  if (WRAPPED.test(word)) return [];
  return [...word.matchAll(WITHIN)].map(({ 0: run, index }) => {
    const [end = ""] = END.exec(run) ?? [];
    const cut = end.includes("..") || !FOLLOWING.test(word.slice(index + run.length));
    return { address: run.slice(0, run.length - end.length), cut };
  });
}
