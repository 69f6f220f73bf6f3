/** Gathers the packages whose code a build bundles, each with the text of its licence. */
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly license: string;
  readonly text: string;
}

export interface BundledPackages {
  /** Looks at every bundle as it is written. */
  readonly plugin: Plugin;
  /** The packages of all bundles so far, by name. */
  readonly all: () => readonly BundledPackage[];
}

/** The tools that put modules of their own into a bundle, by the beginning of those modules' names. */
const HELPERS = { "\0rolldown/": "rolldown", "\0vite/": "vite", "\0virtual:wxt-": "wxt" };

/** Both come from one repository, which has the text, as https://github.com/wxt-dev/wxt/blob/main/LICENSE; the packages lack it. */
const TEXTS: Readonly<Record<string, string>> = { wxt: "wxt.txt", "@wxt-dev/browser": "wxt.txt" };

/** Vite's file goes on with the licences of its own parts, none of which is in a bundle. */
const PARTS_OF_VITE = "\n# Licenses of bundled dependencies";

/** @param top the folder with `node_modules` */
export function bundledPackages(top: string): BundledPackages {
  const folders = new Set<string>();
  const plugin: Plugin = {
    name: "bundled-packages",
    generateBundle(_options, bundle) {
      const written = Object.values(bundle).flatMap((part) =>
        part.type === "chunk" ? part.moduleIds : [],
      );
      for (const id of written) {
        const folder = folderOf(id, top);
        // A folder with another name, by a link, is the same package.
        if (folder !== undefined) folders.add(realpathSync(folder));
      }
    },
  };
  return {
    plugin,
    all: () => [...folders].map(packageIn).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The folder of the package that a module comes from. None for a module of our own. */
function folderOf(id: string, top: string): string | undefined {
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
  if (folder !== undefined) return folder;
  const helper = Object.entries(HELPERS).find(([start]) => id.startsWith(start));
  return helper && join(top, "node_modules", helper[1]);
}

/** @throws if nobody says under which licence the package may be passed on */
function packageIn(folder: string): BundledPackage {
  const { name, version, license }: Omit<BundledPackage, "text"> = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  const known = TEXTS[name];
  const path =
    file === undefined ? known && join(import.meta.dirname, "licenses", known) : join(folder, file);
  if (!path || !license) throw new Error(`${name} comes without its licence`);
  const [text = ""] = readFileSync(path, "utf8").split(PARTS_OF_VITE);
  return { name, version, license, text: text.trim() };
}
