/** In one file nothing comes late: what is imported late elsewhere is imported at once. Left to the bundler, it takes a kilobyte. */
import type { Plugin } from "vite";

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
