/** Takes the rules that the viewer uses out of the sheet of all pages. */

/** Elements that no component makes. */
const PAGE = ["html", "body"];

/**
 * The rules of a minified style sheet whose elements and classes all occur in `code`.
 *
 * @param css without braces or commas in strings
 */
export function usedRules(css: string, code: string): string {
  const words = new Set([...PAGE, ...(code.match(/[\w-]+/g) ?? [])]);
  const isUsed = (selector: string) => namesIn(selector).every((name) => words.has(name));
  return blocks(css)
    .map(({ head, body }) => {
      if (/^@(?:media|supports)/.test(head)) return block(head, usedRules(body, code));
      if (head.startsWith("@")) return block(head, body);
      return block(selectors(head).filter(isUsed).join(","), body);
    })
    .join("");
}

/** The elements and classes that the selector needs. Names in parentheses are not needed, and attributes are no names. */
function namesIn(selector: string): readonly string[] {
  const plain = selector.replaceAll(/\[.*?\]|:[\w-]+(?:\(.*?\))?/g, "");
  return plain.match(/[a-z][\w-]*/gi) ?? [];
}

interface Block {
  readonly head: string;
  readonly body: string;
}

function block(head: string, body: string): string {
  return head === "" || body === "" ? "" : `${head}{${body}}`;
}

function blocks(css: string): readonly Block[] {
  const all: Block[] = [];
  for (let at = 0, open = css.indexOf("{"); open >= 0; open = css.indexOf("{", at)) {
    const end = closing(css, open);
    all.push({ head: css.slice(at, open), body: css.slice(open + 1, end) });
    at = end + 1;
  }
  return all;
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    if (css[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error("A rule of the style sheet has no end");
}

/** Commas within parentheses separate no selectors. */
function selectors(head: string): readonly string[] {
  return head.split(/,(?![^(]*\))/);
}
