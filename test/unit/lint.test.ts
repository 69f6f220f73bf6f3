/** The linter finds what it is there for, in planted files, by the project's own rules. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

const planted = {
  "lib/forgotten.ts": "export async function later() {}\nexport function now() {\n  later();\n}\n",
  "lib/left.ts": "export async function later() {}\nexport function now() {\n  void later();\n}\n",
};

/** A project of its own, so that no check that runs beside this one meets what is planted. */
const project = mkdtempSync(join(tmpdir(), "planted-"));
let complaints: readonly string[];

beforeAll(() => {
  copyFileSync(join(root, ".oxlintrc.json"), join(project, ".oxlintrc.json"));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({ extends: join(root, "tsconfig.json"), include: ["lib", "test"] }),
  );
  for (const [path, source] of Object.entries(planted)) {
    mkdirSync(join(project, dirname(path)), { recursive: true });
    writeFileSync(join(project, path), source);
  }
  const { stdout } = spawnSync("node_modules/.bin/oxlint", ["--type-aware", "--format", "unix"], {
    cwd: project,
    encoding: "utf8",
  });
  complaints = stdout.split("\n");
});

afterAll(() => rmSync(project, { recursive: true }));

const complaintsAbout = (path: keyof typeof planted) =>
  complaints.filter((line) => line.startsWith(`${path}:`));

test("a promise that nobody waits for is found", () => {
  expect(complaintsAbout("lib/forgotten.ts")).toEqual([
    expect.stringContaining("no-floating-promises"),
  ]);
  expect(complaintsAbout("lib/left.ts")).toEqual([]);
});
