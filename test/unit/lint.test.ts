/** The linter finds planted faults, by the project's own rules. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Each line reads the clock. */
const TIMES = `\
export const a = Date.now();
export const b = performance.now();
export const c = new Date();
export const d = Date();
export const e = new globalThis.Date();
export const f = globalThis.performance.now();
export const g = Date["now"];
export const { now } = Date;
`;

const planted = {
  "lib/forgotten.ts": "export async function later() {}\nexport function now() {\n  later();\n}\n",
  "lib/left.ts": "export async function later() {}\nexport function now() {\n  void later();\n}\n",
  "lib/late.ts": TIMES,
  "test/unit/late.ts": TIMES,
  "lib/clock.ts": TIMES,
  "test/bench/late.ts": TIMES,
  "lib/given.ts":
    "export const all = [new Date(0), Date.parse('2026'), Date.UTC(2026), { now: 1 }.now];\n",
};

/** A project of its own, so that no check that runs beside this one meets what is planted. */
const project = mkdtempSync(join(tmpdir(), "planted-"));
let complaints: readonly string[];

beforeAll(() => {
  mkdirSync(join(project, "test/support"), { recursive: true });
  for (const path of [".oxlintrc.json", "test/support/lint.mjs"]) {
    copyFileSync(join(root, path), join(project, path));
  }
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

test.each(["lib/late.ts", "test/unit/late.ts"] as const)(
  "%s may not ask the machine for the time, in any of its spellings",
  (path) => {
    const lines = complaintsAbout(path)
      .filter((line) => line.includes("time(clock)"))
      .map((line) => Number(line.split(":")[1]));
    expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  },
);

test.each(["lib/clock.ts", "test/bench/late.ts"] as const)("%s may", (path) => {
  expect(complaintsAbout(path).filter((line) => line.includes("time(clock)"))).toEqual([]);
});

test("a date that is given is no question for the time", () => {
  expect(complaintsAbout("lib/given.ts")).toEqual([]);
});
