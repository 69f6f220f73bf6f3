/** Adds to WXT's build and packages: licences, a bill of materials, and sources that are whole. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WxtHooks } from "wxt";
import { writeBillOfMaterials } from "./writeBillOfMaterials";
import { buildOf, contentsOf } from "./build";
import type { BundledPackages } from "./bundledPackages";
import { LICENSES, licenseTexts } from "./licenseTexts";
import { loadsOf, table } from "./loads";

/** The file of an extension's package that holds the privacy policy, for people without a way to the repository. */
const PRIVACY = "privacy.txt";

/** Links in Markdown as the words alone: they lead to files that no package holds. */
function withoutLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1");
}

export function releaseHooks(bundled: BundledPackages): Partial<WxtHooks> {
  return {
    "config:resolved"({ config }) {
      // WXT leaves out the tests, names that begin with a dot, and the pages of other browsers than the one it packs for. Only the
      // package for Chromium lacks no page.
      config.zip.zipSources = config.browser === "chrome";
      config.zip.dotSources = true;
      config.zip.excludeSources = [
        ".git",
        ".git/**",
        "**/node_modules/**",
        ".output/**",
        ".wxt/**",
        "*.log",
      ];
    },
    "build:done"({ config }) {
      if (config.command !== "build") return;
      const texts = licenseTexts(readFileSync("LICENSE", "utf8"), bundled.all());
      writeFileSync(join(config.outDir, LICENSES), texts);
      writeFileSync(
        join(config.outDir, PRIVACY),
        withoutLinks(readFileSync(".github/PRIVACY.md", "utf8")),
      );
      console.log(table(loadsOf(buildOf(contentsOf(config.outDir)))));
    },
    "zip:extension:done"({ config }) {
      writeBillOfMaterials(config.browser, bundled.all());
    },
  };
}
