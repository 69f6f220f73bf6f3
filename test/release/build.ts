/** Reads a build: the files that a package holds. */
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

/** The contents of each file, by its path from the top. */
export type Contents = Readonly<Record<string, Uint8Array>>;

export function buildOf(contents: Contents): Build {
  const text = (file: string) => Buffer.from(contents[file] ?? []).toString();
  const manifest: unknown = JSON.parse(text("manifest.json"));
  return {
    manifest: Object.fromEntries(Object.entries(manifest ?? {})),
    files: Object.keys(contents),
    text,
    gzipped: (files) => gzipSync(files.map(text).join(""), { level: 9 }).length,
  };
}

/** @throws if there is no such build in `.output/`: `npm run build` makes it */
export function readBuild(name: string): Build {
  return buildOf(contentsOf(join(import.meta.dirname, "../../.output", name)));
}

/** The contents of a folder. */
export function contentsOf(folder: string): Contents {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [posix.relative(folder, path), readFileSync(path)]),
  );
}

/** The scripts that a page or the background loads before anything else: its own and whatever they import, in turn. */
export function scriptsOf(build: Build, context: string): readonly string[] {
  return withImports(build, entriesOf(build, context));
}

/** The scripts that it may load later. */
export function lateScriptsOf(build: Build, context: string): readonly string[] {
  const first = scriptsOf(build, context);
  const targets = first.flatMap((file) =>
    found(build, file, /import\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g),
  );
  return withImports(build, targets).filter((file) => !first.includes(file));
}

/** The style sheets that a page links to. */
export function sheetsOf(build: Build, page: string): readonly string[] {
  const links = build.text(page).matchAll(/<link[^>]* href="\/([^"]+\.css)"/g);
  return [...links].map(([, file = ""]) => file);
}

/** All styles of a page, from the sheets that it links to and from those that stand in it. */
export function stylesOf(build: Build, page: string): string {
  const inPlace = build.text(page).matchAll(/<style>([^]*?)<\/style>/g);
  return [
    ...sheetsOf(build, page).map((file) => build.text(file)),
    ...[...inPlace].map(([, style]) => style),
  ].join("");
}

/** The scripts that a page names, at once or in a template (`entrypoints/shell/build`). */
function entriesOf(build: Build, context: string): readonly string[] {
  if (context.endsWith(".js")) return [context];
  const names = build.text(context).matchAll(/<script[^>]* src="\/([^"]+)"/g);
  return [...names].map(([, file = ""]) => file);
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
