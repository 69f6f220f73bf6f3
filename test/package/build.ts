/** Reads a build in `.output/`. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";

export interface Build {
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Every file, by its path from the top. */
  readonly files: readonly string[];
  text(file: string): string;
  /** Bytes of these files after gzip, as one stream, so that their division into parts does not matter. */
  gzipped(files: readonly string[]): number;
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
    gzipped: (files) => gzipSync(files.map(text).join(""), { level: 9 }).length,
  };
}

/** The scripts that a page or the background loads before anything else: its own and whatever they import, in turn. */
export function scriptsOf(build: Build, context: string): readonly string[] {
  return withImports(build, [entryOf(build, context)]);
}

/** The scripts that it may load later. */
export function lateScriptsOf(build: Build, context: string): readonly string[] {
  const first = scriptsOf(build, context);
  const targets = first.flatMap((file) =>
    found(build, file, /import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g),
  );
  return withImports(build, targets).filter((file) => !first.includes(file));
}

/** The style sheets of a page. */
export function sheetsOf(build: Build, page: string): readonly string[] {
  const links = build.text(page).matchAll(/<link[^>]* href="\/([^"]+\.css)"/g);
  return [...links].map(([, file = ""]) => file);
}

function entryOf(build: Build, context: string): string {
  if (context.endsWith(".js")) return context;
  const [, entry = ""] = /<script[^>]* src="\/([^"]+)"/.exec(build.text(context)) ?? [];
  return entry;
}

function withImports(build: Build, files: readonly string[]): readonly string[] {
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    for (const target of found(build, file, /(?:from|import)\s*["'](\.[^"']+)["']/g)) visit(target);
  };
  files.forEach(visit);
  return [...all];
}

/** The paths from the top that a pattern finds in a file. */
function found(build: Build, file: string, pattern: RegExp): readonly string[] {
  const targets = build.text(file).matchAll(pattern);
  return [...targets].map(([, target = ""]) => posix.join(posix.dirname(file), target));
}
