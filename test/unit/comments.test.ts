/** Comments, titles of tests and the catalogue's descriptions name their subject. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import english from "../../components/public/_locales/en/messages.json";
import { clausesIn, commentsIn, titlesIn } from "../support/clauses";

const root = join(import.meta.dirname, "../..");

const files = ["entrypoints", "components", "lib", "test"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      posix.join(folder, name),
    ),
  )
  .filter((name) => /^(?!test\/vectors\/).*\.(?:m?ts|tsx|css|m?js)$/.test(name));

const read = (file: string) => readFileSync(join(root, file), "utf8");

const proseIn = (file: string, text: string) => [
  ...commentsIn(file, text),
  ...(/\.test\.tsx?$/.test(file) ? titlesIn(file, text) : []),
];

const findIn = (file: string, text: string) => proseIn(file, text).flatMap(clausesIn);

test("the sources and their tests begin no sentence and no title with a clause", () => {
  const found = files.flatMap((file) =>
    findIn(file, read(file)).map((clause) => `${file}: ${clause}`),
  );
  expect(found).toEqual([]);
});

test("the catalogue begins no description with a clause", () => {
  const descriptions = Object.values(english).map(({ description }) => description);
  expect(descriptions.flatMap(clausesIn)).toEqual([]);
});

describe("a planted clause is found:", () => {
  const clause = "What is sent is sealed.";

  test.each([
    ["a comment", "a.ts", `/** ${clause} */`],
    ["a comment at the end of a line", "a.ts", `const a = "/*"; // ${clause}`],
    ["a second sentence", "a.ts", `/**\n * Seals.\n *\n * ${clause}\n */`],
    ["a sentence after a line break", "a.ts", "// Seals. What\n// is sent is sealed."],
    ["the rest after a colon", "a.ts", `/** Sealed: ${clause} */`],
    ["a parameter", "a.ts", `/** @param sent ${clause} */`],
    ["a comment between elements", "a.tsx", `const a = <p>{/* ${clause} */}it's</p>;`],
    ["a style sheet", "a.css", `/* ${clause} */`],
    ["a title", "a.test.ts", `test("${clause}", () => {});`],
    ["a title with options", "a.test.ts", `test("${clause}", async () => {}, 1000);`],
    ["a title in a template", "a.test.ts", `test.skipIf(late)(\`${clause}\`, function () {});`],
    ["a row that begins a title", "a.test.ts", `test.each([["${clause}", 1]])("%s", () => {});`],
  ])("%s", (_place, file, text) => {
    expect(findIn(file, text)).toEqual([clause]);
  });

  test.each([
    "Of these, two are sealed.",
    "Whoever has the key.",
    "Whose key is cut.",
    "whether it is sealed",
    "How many there are.",
    "Where it is.",
  ])("as in: %s", (text) => {
    expect(clausesIn(text)).toEqual([text]);
  });
});

describe("is let through:", () => {
  test.each([
    ["a question", "a.ts", "// What now?"],
    ["a clause of place", "a.ts", "// Where it is missing, it is made."],
    ["a clause within a sentence", "a.ts", "// Tells what is sealed."],
    ["a text", "a.ts", 'const a = "// What is sent.";'],
    ["a text in a template", "a.ts", "const a = `\n// What is sent.\n`;"],
    ["a row within a title", "a.test.ts", 'test.each(["of two"])("a title %s", () => {});'],
  ])("%s", (_what, file, text) => {
    expect(findIn(file, text)).toEqual([]);
  });
});
