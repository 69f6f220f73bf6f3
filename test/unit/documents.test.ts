/** The documents are true as far as a test can tell: commands, paths, links and versions; and each line is one sentence. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../../package.json";
import { clausesIn } from "../support/clauses";
import { anchors, commands, folders, links, paths, sentences } from "../support/markdown";

const root = join(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

const documents = readdirSync(join(root, ".github"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `.github/${name}`)
  .concat("README.md");
const everywhere = [
  ...documents,
  "test/reference/README.md",
  "test/release/store/permissions.md",
  "test/release/store/reviewers.md",
];

const isThere = (path: string) =>
  path
    .split("/")
    .reduce<readonly string[]>(
      (found, step) => found.flatMap((folder) => stepsInto(folder, step)),
      ["."],
    ).length > 0;

/** Leads from a folder to each of its members that this step of a path stands for. */
function stepsInto(folder: string, step: string): readonly string[] {
  const steps = /^<.+>/.test(step) ? readdirSync(join(root, folder)) : [step];
  const [, ending = ""] = /^<.+>(.*)$/.exec(step) ?? [];
  return steps
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(root, path)));
}

/** The reason why a link of this document is broken, or nothing. Addresses elsewhere are not asked. */
function brokenLink(document: string, target: string): readonly string[] {
  if (target.startsWith("https://")) return [];
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : join(dirname(document), path);
  if (!existsSync(join(root, file))) return [`${target}: no such file`];
  if (anchor === undefined || anchors(read(file)).includes(anchor)) return [];
  return [`${target}: no such heading`];
}

/** A sentence ends, and more follows on its line. An item of a list may begin with a term in bold. */
const SECOND_SENTENCE = /(?<!^\*\*[^*]*)[.?!][*_`)"]*\s+\S/;

describe.each(everywhere)("%s", (name) => {
  const text = read(name);

  test("names no command that does not exist", () => {
    expect(commands(text).filter((command) => !(command in packageJson.scripts))).toEqual([]);
  });

  test("names no path that does not exist", () => {
    const named = [...paths(text), ...folders(text)];
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });

  test("has no link that leads nowhere", () => {
    expect(links(text).flatMap((target) => brokenLink(name, target))).toEqual([]);
  });
});

describe.each(documents)("%s", (name) => {
  const lines = sentences(read(name));

  test("has one sentence a line", () => {
    expect(lines.filter((line) => SECOND_SENTENCE.test(line))).toEqual([]);
    expect(lines.filter((line) => /^[a-z]/.test(line))).toEqual([]);
    expect(lines.filter((line) => /[\p{L}\p{N}]$/u.test(line))).toEqual([]);
  });

  test("begins no sentence with a clause in place of a noun", () => {
    expect(lines.flatMap(clausesIn)).toEqual([]);
  });

  test("has no line over 120 characters outside of tables", () => {
    const long = read(name)
      .split("\n")
      .filter((line) => line.length > 120 && !line.startsWith("|"));
    expect(long).toEqual([]);
  });
});

test("the README is short, and so is each of its three uses", () => {
  expect(read("README.md").split("\n").length).toBeLessThan(150);
  const [, uses = ""] = /\n## Three uses\n([\s\S]*?)\n## /.exec(read("README.md")) ?? [];
  const [, ...three] = uses.split("\n### ");
  expect(three).toHaveLength(3);
  for (const use of three) expect(sentences(use).slice(1).length).toBeLessThanOrEqual(10);
});

test("the README names the oldest browsers and Node.js that the project takes", () => {
  const readme = read("README.md");
  const config = read("wxt.config.ts");
  const oldest = (browser: string) =>
    new RegExp(`const ${browser} = (\\d+);`).exec(config)?.[1] ?? `no ${browser}`;
  expect(readme).toContain(`from version ${oldest("CHROME")}`);
  expect(readme).toContain(`Firefox from version ${oldest("FIREFOX")}`);
  const [, node = "none"] = /^\^(\d+\.\d+)\./.exec(packageJson.engines.node) ?? [];
  expect(readme).toContain(`Node.js ${node} or newer`);
});

test("CONTRIBUTING.md explains every command", () => {
  const [, table = ""] = read(".github/CONTRIBUTING.md").split("\n## Commands\n");
  const explained = table
    .split("\n")
    .flatMap((line) => commands(/^\| `([^`]+)`/.exec(line)?.[1] ?? ""));
  expect(explained.toSorted()).toEqual(Object.keys(packageJson.scripts).toSorted());
});

test("SECURITY.md names tests that npm test runs", () => {
  const [, section = ""] = read(".github/SECURITY.md").split("\n## Promises and their tests\n");
  const [table = ""] = section.split("\n## ");
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    expect(paths(row), row).not.toEqual([]);
    for (const path of paths(row)) {
      expect(path).toMatch(
        /^test\/(?:contract|e2e|faults\/faults|package|reference|unit)\b.*\.test\.tsx?$/,
      );
    }
  }
});

describe("a planted fault is found:", () => {
  test.each([
    ["a command", () => commands("Run `npm run lunch`."), ["lunch"]],
    ["a command with a variable", () => commands("```sh\nSEED=1 npm run x\n```"), ["x"]],
    ["a path", () => paths("See `lib/none.ts`.").filter((path) => !isThere(path)), ["lib/none.ts"]],
    [
      "a path with any name in it",
      () => paths("`lib/services/<id>/none.ts`").filter((path) => !isThere(path)),
      ["lib/services/<id>/none.ts"],
    ],
    [
      "a folder in a tree",
      () => folders("```\nlib/  a\n  none/  b\n```").filter((path) => !isThere(path)),
      ["lib/none/"],
    ],
    ["a path in a command", () => paths("```sh\nnode test/none.ts\n```"), ["test/none.ts"]],
    ["a link to a file", () => brokenLink("README.md", "none.md"), ["none.md: no such file"]],
    ["a link to a heading", () => brokenLink("README.md", "#none"), ["#none: no such heading"]],
    [
      "a second sentence",
      () => ["One. Two."].filter((line) => SECOND_SENTENCE.test(line)),
      ["One. Two."],
    ],
  ])("%s", (_what, find, found) => {
    expect(find()).toEqual(found);
  });
});
