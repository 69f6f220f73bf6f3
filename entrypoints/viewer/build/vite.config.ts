/** `npm run build:viewer`: builds the page for people without the extension, as one file that needs no other. */
import { defineConfig, type Plugin } from "vite";
import { cataloguesFor } from "./catalogues.ts";
import { atOnce } from "./atOnce.ts";
import { page } from "./page.ts";
import { usedRules } from "./style.ts";

const at = (path: string) => new URL(path, import.meta.url).pathname;

/** The code that speaks to people: all other code names fields and algorithms. */
const SPEAKING = /\/(?:components|entrypoints)\/|\/lib\/text\.ts$/;

/** Puts everything into one page, with its sentences in its script. */
const single: Plugin = {
  name: "single-page",
  enforce: "post",
  generateBundle(_options, bundle) {
    const parts = Object.values(bundle);
    const chunk = parts.find((part) => part.type === "chunk");
    const style = parts.find((part) => part.type === "asset");
    if (parts.length !== 2 || !chunk || !style || !chunk.code.includes("CATALOGUES")) {
      this.error(`Not one script and one style sheet: ${Object.keys(bundle).join(", ")}`);
    }
    for (const name of Object.keys(bundle)) delete bundle[name];
    const speaking = Object.entries(chunk.modules).filter(([id]) => SPEAKING.test(id));
    const catalogues = cataloguesFor(speaking.map(([, { code }]) => code ?? "").join("\n"));
    const script = `const CATALOGUES=${JSON.stringify(catalogues)};${chunk.code}`;
    const source = page(script, usedRules(String(style.source), chunk.code));
    this.emitFile({ type: "asset", fileName: "index.html", source });
  },
};

export default defineConfig({
  root: at(".."),
  publicDir: false,
  plugins: [atOnce, single],
  build: {
    outDir: at("../../../.output/viewer"),
    emptyOutDir: true,
    // Releases that know `light-dark()`: recipients cannot choose another browser.
    target: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: at("../main.tsx"),
      output: { codeSplitting: false },
    },
  },
});
