/** What a build in `.output/` holds. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";

export interface Build {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Every file, by its path from the top. */
  readonly files: readonly string[];
  text(file: string): string;
  /** Bytes of a file after gzip. */
  gzipped(file: string): number;
}

/** @throws if there is no such build: `npm run build` makes it */
export function readBuild(name: string): Build {
  const root = join(import.meta.dirname, "../../.output", name);
  const text = (file: string) => readFileSync(join(root, file), "utf8");
  const manifest: unknown = JSON.parse(text("manifest.json"));
  return {
    manifest: Object.fromEntries(Object.entries(manifest ?? {})),
    files: readdirSync(root, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.relative(root, posix.join(entry.parentPath, entry.name))),
    text,
    gzipped: (file) => gzipSync(readFileSync(join(root, file)), { level: 9 }).length,
  };
}

/** The scripts that a page loads before it can paint: its own and whatever they import, in turn. */
export function scriptsOf(build: Build, page: string): readonly string[] {
  const [, first = ""] = /<script[^>]* src="\/([^"]+)"/.exec(build.text(page)) ?? [];
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const target of importsOf(build, file)) visit(target);
  };
  visit(first);
  return [...found];
}

function importsOf(build: Build, file: string): readonly string[] {
  const targets = build.text(file).matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g);
  return [...targets].map(([, target = ""]) => posix.join(posix.dirname(file), target));
}

/** The scripts that a page may load later. */
export function lateScriptsOf(build: Build, page: string): readonly string[] {
  const files = scriptsOf(build, page).flatMap((file) => {
    const targets = build.text(file).matchAll(/import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g);
    return [...targets].map(([, target = ""]) => posix.join(posix.dirname(file), target));
  });
  return [...new Set(files)];
}
