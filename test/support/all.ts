/**
 * `npm test`: every check there is (`npm run check`: the quick ones), one after the other. A failing one does not hide the later ones;
 * the last line says how many passed and failed, counting each test case and each check that has none.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly run: () => Count;
}

const REPORTS = ".output/test";
/** Milliseconds. A step that hangs fails, so that the sum is printed all the same. */
const STEP_LIMIT = 40 * 60_000;

/** What needs no browser and no build: `npm run check`. */
const quick: readonly Step[] = [
  { name: "format", run: () => check("oxfmt", "--check", ".") },
  {
    name: "lint",
    run: () =>
      check("oxlint", "--type-aware", "--report-unused-disable-directives", "--deny-warnings"),
  },
  { name: "types", run: () => sum(check("wxt", "prepare"), check("tsc", "--noEmit")) },
  { name: "unused", run: () => check("knip") },
  { name: "unit", run: () => cases("unit", "unit", "components", "platform") },
];

const slow: readonly Step[] = [
  { name: "conformance", run: () => cases("conformance", "conformance") },
  { name: "contract", run: () => cases("contract", "contract") },
  // Packing builds first.
  {
    name: "build",
    run: () =>
      sum(
        check("wxt", "zip"),
        check("wxt", "zip", "-b", "firefox"),
        check("vite", "build", "--config", "entrypoints/viewer/build/vite.config.ts"),
      ),
  },
  { name: "package", run: () => cases("package", "package") },
  { name: "end to end", run: () => cases("e2e", "e2e") },
];

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const steps = process.argv[2] === "check" ? quick : [...quick, ...slow];
const counts = steps.map((step) => {
  console.log(`\n=== ${step.name} ===`);
  return { name: step.name, count: step.run() };
});
const total = sum(...counts.map(({ count }) => count));

console.log("\n=== sum ===");
for (const { name, count } of counts) console.log(`${name.padEnd(12)} ${line(count)}`);
console.log(`\n${line(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A command that is one check. */
function check(command: string, ...args: string[]): Count {
  const passed = succeeds(command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** The test cases of these vitest projects; a run that fails without a failing case is one failure. */
function cases(name: string, ...projects: readonly string[]): Count {
  const report = `${REPORTS}/${name}.json`;
  const chosen = projects.map((project) => `--project ${project}`).join(" ");
  const vitest = `run --config test/vitest.config.ts ${chosen}`;
  const reporters = `--reporter default --reporter json --outputFile.json ${report}`;
  const passed = succeeds("vitest", `${vitest} ${reporters}`.split(" "));
  const count = readReport(report);
  return passed || count.failed > 0 ? count : sum(count, { passed: 0, failed: 1, skipped: 0 });
}

function succeeds(command: string, args: readonly string[]): boolean {
  const { status, error } = spawnSync("npx", ["--no-install", command, ...args], {
    stdio: "inherit",
    timeout: STEP_LIMIT,
  });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** vitest's JsonTestResults; none if the run did not get as far as writing it. */
function readReport(path: string): Count {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 };
  const report: unknown = JSON.parse(readFileSync(path, "utf8"));
  return {
    passed: field(report, "numPassedTests"),
    failed: field(report, "numFailedTests"),
    skipped: field(report, "numPendingTests") + field(report, "numTodoTests"),
  };
}

function field(report: unknown, name: string): number {
  const value: unknown = Object.entries(report ?? {}).find(([key]) => key === name)?.[1];
  if (typeof value !== "number") throw new Error(`The report of vitest has no ${name}`);
  return value;
}

function sum(...all: readonly Count[]): Count {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}

function line({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
