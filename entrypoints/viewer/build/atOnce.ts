/** In one file nothing comes late: what is imported late elsewhere is imported at once. Left to the bundler, it takes a kilobyte. */
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

/** With the names that are taken, or none. */
const LATE = /(?:const (\{.+?\}) = )?await import\((".+?")\);/g;
