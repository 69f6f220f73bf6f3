/** Tells the bytes that each context of a build loads before it does anything. */
import { type Build, scriptsOf, sheetsOf } from "./build";

export interface Load {
  /** The page, or the background's script. */
  readonly context: string;
  readonly files: readonly string[];
  readonly bytes: number;
  /** After gzip, as one stream. */
  readonly gzipped: number;
}

/** The contexts of a build, each with everything that it names and whatever that imports, in turn. */
export function loadsOf(build: Build): readonly Load[] {
  const pages = build.files.filter((file) => file.endsWith(".html"));
  return [...backgroundOf(build), ...pages.toSorted()].map((context) => {
    const files = [
      ...new Set([context, ...scriptsOf(build, context), ...sheetsOf(build, context)]),
    ];
    const bytes = Buffer.byteLength(files.map((file) => build.text(file)).join(""));
    return { context, files, bytes, gzipped: build.gzipped(files) };
  });
}

/** The loads as lines of a table. */
export function table(loads: readonly Load[]): string {
  const rows = loads.map(({ context, files, bytes, gzipped }) =>
    [
      context.padEnd(15),
      `${files.length} ${files.length === 1 ? "file " : "files"}`.padStart(9),
      kilobytes(bytes),
      `${kilobytes(gzipped)} gzipped`,
    ].join(" "),
  );
  return ["Loaded at once by each context:", ...rows].join("\n  ");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}

/** A service worker in Chromium, scripts in Firefox. */
function backgroundOf({ manifest }: Build): readonly string[] {
  const background: unknown = manifest["background"];
  if (typeof background !== "object" || background === null) return [];
  return Object.values(background)
    .flat()
    .filter((file) => typeof file === "string" && file.endsWith(".js"));
}
