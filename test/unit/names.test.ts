/** One name means one thing, and a file has the name of its export, so that an import tells where it leads. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Names {
  readonly file: string;
  /** Exported functions, classes and constants. */
  readonly values: readonly string[];
  /** Exported types. */
  readonly types: readonly string[];
  /** Types, classes and components, exported or not. A reader takes such a name for that of another file. */
  readonly nouns: readonly string[];
}

const sources = ["lib", "components", "entrypoints", "test/release"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      posix.join(folder, name),
    ),
  )
  .filter((name) => /\.tsx?$/.test(name))
  .map((file) => namesIn(file, readFileSync(join(root, file), "utf8")));

function namesIn(file: string, text: string): Names {
  const found = (start: string, kinds: string, name = "\\w+") =>
    [...text.matchAll(new RegExp(`^${start}(?:${kinds}) (${name})`, "gm"))].map(
      ([, noun = ""]) => noun,
    );
  return {
    file,
    values: found("export (?:async )?", "function|class|const"),
    types: found("export ", "type|interface"),
    nouns: found("(?:export )?", "function|class|const|type|interface", "[A-Z]\\w*[a-z]\\w*"),
  };
}

/**
 * The place in which a name must mean one thing. A page and a service are places of their own: nobody else imports from them, and
 * services name their parts as `lib/service.ts` does. A page imports from everywhere else, so its names differ from those, too.
 */
function placeOf(file: string): string {
  return /^(?:entrypoints\/(?!background\/)|lib\/services\/)[^/]+(?=\/)/.exec(file)?.[0] ?? "house";
}

/** The names that mean one thing in one file, and another in the next. */
function twice(all: readonly Names[]): readonly string[] {
  const files = new Map<string, string[]>();
  for (const { file, values, types, nouns } of all) {
    // A type and a value of one name are one thing, in one file.
    for (const name of new Set([...values, ...types, ...nouns])) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return [...files].flatMap(([name, exporting]) => {
    const places = exporting.map(placeOf);
    const meet = places.some(
      (place, index) =>
        places.indexOf(place) !== index ||
        (place.startsWith("entrypoints/") && places.includes("house")),
    );
    return meet ? [`${name}: ${exporting.join(", ")}`] : [];
  });
}

/**
 * True if the file is called after its only value, or a type that comes with it. A file of several is called after their topic.
 */
function isCalledAfterExport({ file, values, types }: Names): boolean {
  const [only, ...others] = values;
  if (only === undefined || others.length > 0 || types.length > 2) return true;
  const name = posix.parse(file).name.toLowerCase();
  return [only, ...types].some((exported) => exported.toLowerCase() === name);
}

describe("the sources", () => {
  test("give no name to two things", () => {
    expect(twice(sources)).toEqual([]);
  });

  test.each(sources)("$file is called after its export", (names) => {
    expect(isCalledAfterExport(names)).toBe(true);
  });
});

describe("is found:", () => {
  test.each([
    ["in two topics", "lib/links/a.ts", "lib/sealing/b.ts"],
    ["in a topic and a component", "lib/links/a.ts", "components/popup/B.tsx"],
    ["in a topic and the background", "lib/links/a.ts", "entrypoints/background/b.ts"],
    ["in the app and a page", "lib/app/a.ts", "entrypoints/popup/B.tsx"],
    ["in two files of a service", "lib/services/one/a.ts", "lib/services/one/b.ts"],
    ["in two files of a page", "entrypoints/popup/A.tsx", "entrypoints/popup/B.tsx"],
  ])("a name %s", (_title, first, second) => {
    const planted = [
      namesIn(first, "export interface Place {}\nexport const near = 1;"),
      namesIn(second, "export async function far() {}\nexport type Place = string;"),
    ];
    expect(twice(planted)).toEqual([`Place: ${first}, ${second}`]);
  });

  test("a type that another file exports, and this one keeps to itself", () => {
    const planted = [
      namesIn("lib/sharing/a.ts", "export interface Place {}\nconst near = 1;"),
      namesIn("lib/platform/b.ts", "type Place = string;\nconst near = 2;"),
    ];
    expect(twice(planted)).toEqual(["Place: lib/sharing/a.ts, lib/platform/b.ts"]);
  });

  test.each([
    ["a function", "lib/links/finding.ts", "export function findLink() {}"],
    ["a constant", "lib/platform/turns.ts", "export const mutex = 1;\nconst turns = 2;"],
  ])("a file that is not called after its only export, %s", (_title, file, text) => {
    expect(isCalledAfterExport(namesIn(file, text))).toBe(false);
  });
});
