import type { Plugin } from "vite";

/** The one place where Preact writes markup, as its release 11.2.0 is minified. */
const MARKUP = /\.innerHTML=(\w+\.__html)/g;

/**
 * Makes Preact write as text what somebody asks it to write as markup. Nothing here asks for that; the pages' own policy forbids
 * it; and the linter of Firefox's store warns of the possibility.
 */
export function writeText(): Plugin {
  return {
    name: "write-text",
    transform: {
      filter: { id: /\/preact\/dist\/preact\.mjs$/ },
      handler(code) {
        if (code.match(MARKUP)?.length !== 1) this.error("Preact writes markup in another way");
        return { code: code.replace(MARKUP, ".textContent=$1"), map: null };
      },
    },
  };
}
