/** `npm run build:viewer`: builds the page for people without the extension, as one file that needs no other. */
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { writeBillOfMaterials } from "../../../test/release/writeBillOfMaterials.ts";
import { bundledPackages } from "../../../test/release/bundledPackages.ts";
import { licenseTexts } from "../../../test/release/licenseTexts.ts";
import { writeText } from "../../../test/release/writeText.ts";
import { cataloguesFor } from "./cataloguesFor.ts";
import { page } from "./page.ts";

const at = (path: string) => new URL(path, import.meta.url).pathname;

const bundled = bundledPackages(at("../../.."));

/** Puts script, style and licences into one page, and the sentences that the script names into the script. */
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
    const catalogues = cataloguesFor(chunk.code);
    const script = `const CATALOGUES=${JSON.stringify(catalogues)};${chunk.code}`;
    const licenses = licenseTexts(readFileSync(at("../../../LICENSE"), "utf8"), bundled.all());
    const source = page(script, String(style.source), licenses);
    this.emitFile({ type: "asset", fileName: "index.html", source });
  },
  writeBundle: () => writeBillOfMaterials("viewer", bundled.all()),
};

export default defineConfig({
  root: at(".."),
  publicDir: false,
  plugins: [writeText(), bundled.plugin, single],
  build: {
    outDir: at("../../../.output/viewer"),
    emptyOutDir: true,
    // Releases that know `light-dark()`: recipients cannot choose another browser.
    target: ["chrome123", "firefox120", "safari17.5"],
    reportCompressedSize: false,
    // As a library: an application gets code that fetches its late parts ahead, and here nothing comes late.
    lib: { entry: at("../main.tsx"), formats: ["es"], fileName: "viewer" },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
