/** What the viewer's build leaves out of the modules that it shares with the extension. */
import type { Plugin } from "vite";

/** In one file nothing comes late: what is imported late elsewhere is imported at once. */
export const atOnce: Plugin = {
  name: "at-once",
  enforce: "pre",
  transform(code, id) {
    if (!/\/lib\//.test(id)) return undefined;
    const late = new Set([...code.matchAll(LATE)].map(([, from = ""]) => from));
    return [...late].reduce(
      (changed, from, index) =>
        `import * as late${index} from ${from};${changed.replaceAll(`import(${from})`, `late${index}`)}`,
      code,
    );
  },
};

const LATE = /\bimport\((".+?")\)/g;

/** What services have (`lib/service.ts`) beside links, a look and a reveal. */
const OTHERS = ["create", "status", "burn", "probe", "verify", "patterns", "expression"];

/** Here nothing is made or burned: what would only be for that, and whatever is then used by nothing, is left out. */
export const revealsOnly: Plugin = {
  name: "reveals-only",
  transform(code, id) {
    if (!/\/lib\/services\//.test(id)) return undefined;
    const unused = membersOf(this.parse(code));
    return unused.reduceRight((left, { start, end }) => {
      const rest = left.slice(end).replace(/^\s*,/, "");
      return left.slice(0, start) + rest;
    }, code);
  },
};

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where objects are given members of these names, in order; none lies within another. */
function membersOf(node: unknown): readonly Span[] {
  if (typeof node !== "object" || node === null) return [];
  if (isUnused(node)) return [node];
  // What takes an object apart looks the same.
  if ("type" in node && node.type === "ObjectPattern") return [];
  return Object.values(node).flatMap(membersOf);
}

/** ESTree: a `Property` has a `key`, and `start` and `end` in characters. */
function isUnused(node: object): node is Span {
  return (
    "type" in node &&
    node.type === "Property" &&
    "key" in node &&
    OTHERS.includes(String(Object(node.key).name))
  );
}
