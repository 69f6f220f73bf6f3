/** Finds the one-time link in a text. */
import type { Server } from "./domain";
import { recognise, type Recognised } from "./links";
import type { Kind } from "./service";

const NONE: Recognised = { state: "none" };

/** Addresses in one text. Who marks a page full of them means no single one. */
const MANY = 200;

/** What opens in a browser as something else than the address within it. */
const WRAPPED = /^\W*(?:blob|data|filesystem|javascript|view-source):/i;

/** Brackets of their own; all others stand around an address. */
const IPV6 = String.raw`\[[\da-f.]*:[\da-f:.]*\]`;

/** Not within another address (`/`, `=`). What comes after the host is ASCII, as browsers write it. */
const WITHIN = new RegExp(
  String.raw`(?<![a-z\d+./=&?#%@-])https?:\/\/(?:${IPV6}|[^\s\p{P}\p{C}\p{DI}<>\x60|]|[-.:@_%])+` +
    String.raw`(?:[/?#](?:${IPV6}|[!#-&*-;=?-Z^_a-z~])*)?`,
  "giu",
);

/** What ends sentences, and marks text in chats. Two full stops say that something was left out. */
const END = /(?<![.,;:!?*_~])[.,;:!?*_~]+$/;

/** What may follow an address. Anything else is part of it, and was not read; an ellipsis says that something was left out. */
const FOLLOWING = /^(?:$|(?![\\\u2026])[\p{P}<>`|])/u;

/**
 * The one link that `text` is or contains: in prose, brackets, quotes, Markdown or HTML, once or again. `none` if there is
 * none, or another one too: which one is meant, nobody could tell.
 */
export function findLink(
  text: string,
  kinds: readonly Kind[],
  servers: readonly Server[],
): Recognised {
  const whole = recognise(text, kinds, servers);
  if ("link" in whole) return whole;
  const addresses = text.split(/\s+/).flatMap(addressesIn);
  if (addresses.length > MANY) return NONE;
  const found = addresses
    .map((address) => recognise(address, kinds, servers))
    .filter(({ state }) => state !== "none");
  const different = new Set(found.map((each) => JSON.stringify(each)));
  return (different.size === 1 && found[0]) || NONE;
}

/** The addresses in a text without blanks. */
function addressesIn(word: string): string[] {
  if (WRAPPED.test(word)) return [];
  return [...word.matchAll(WITHIN)].flatMap(({ 0: run, index }) => {
    const [end = ""] = END.exec(run) ?? [];
    const cut = end.includes("..") || !FOLLOWING.test(word.slice(index + run.length));
    return cut ? [] : [run.slice(0, run.length - end.length)];
  });
}
