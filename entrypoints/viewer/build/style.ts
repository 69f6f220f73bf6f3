/** The sheet is that of all pages; the viewer takes what it has use for. */

/**
 * The rules of a minified style sheet whose classes all occur in `code`.
 *
 * @param css without braces or commas in strings
 */
export function usedRules(css: string, code: string): string {
  const words = new Set(code.match(/[\w-]+/g));
  const isUsed = (selector: string) =>
    [...selector.replaceAll(/:not\(.*?\)/g, "").matchAll(/\.([a-z][\w-]*)/gi)].every(
      ([, name = ""]) => words.has(name),
    );
  return blocks(css)
    .map(({ head, body }) => {
      if (/^@(?:media|supports)/.test(head)) return block(head, usedRules(body, code));
      if (head.startsWith("@")) return block(head, body);
      return block(selectors(head).filter(isUsed).join(","), body);
    })
    .join("");
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

/** Commas within parentheses separate none. */
function selectors(head: string): readonly string[] {
  return head.split(/,(?![^(]*\))/);
}
