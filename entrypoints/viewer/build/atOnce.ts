/** Imports late modules at once, since one file has nothing late. The bundler's own way takes a kilobyte more. */
import type { Plugin } from "vite";

export const atOnce: Plugin = {
  name: "at-once",
  enforce: "pre",
  transform(code, id) {
    if (!/\/lib\//.test(id)) return undefined;
    const imports = new Set<string>();
    const rest = code.replaceAll(LATE, (_, names: string | undefined, from: string) => {
      imports.add(`import ${names ?? "{}"} from ${from};`);
      return "";
    });
    return [...imports, rest].join("");
  },
};

/** A late import, with the names that are taken, or none. */
const LATE = /(?:const (\{.+?\}) = )?await import\((".+?")\);/g;
