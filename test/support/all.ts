/**
 * `npm test` runs every check there is, and `npm run check` the quick ones. A failing check hides no other. The times stand
 * before the last line. The last line says how many passed and failed, counting each test case and each check without cases.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { clock } from "../../lib/clock";
import { circumstancesOf, drawSeed } from "./circumstances";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Commands, each of which is one check, one after the other. */
interface Commands {
  readonly name: string;
  readonly commands: readonly string[];
}

/** The test cases of some projects of vitest. */
interface Cases {
  readonly name: string;
  readonly projects: readonly string[];
  /** True if files and tests run in the order that follows from the seed. */
  readonly shuffled?: true;
}

type Step = Commands | Cases;

/** Steps that run side by side. */
type Stage = readonly Step[];

/** Takes what a command prints. */
type Print = (output: Buffer | string) => void;

const REPORTS = ".output/test";
/** Milliseconds. A step that hangs fails, so that the sum is printed all the same. */
const STEP_LIMIT = 40 * 60_000;

/** The checks that need no browser and no build: `npm run check`. */
const quick: Stage = [
  { name: "format", commands: ["oxfmt --check ."] },
  {
    name: "lint",
    commands: ["oxlint --type-aware --report-unused-disable-directives --deny-warnings"],
  },
  { name: "types", commands: ["wxt prepare", "tsc --noEmit"] },
  { name: "unused", commands: ["knip"] },
  { name: "unit", projects: ["unit", "components*", "platform*"], shuffled: true },
];

const everything: readonly Stage[] = [
  [
    ...quick,
    { name: "conformance", projects: ["conformance"] },
    { name: "contract", projects: ["contract"] },
    { name: "faults", projects: ["faults"] },
    {
      name: "build",
      // Packing builds the extension first.
      commands: [
        "wxt zip",
        "wxt zip -b firefox",
        "vite build --config entrypoints/viewer/build/vite.config.ts",
      ],
    },
  ],
  [{ name: "package", projects: ["package"] }],
  [{ name: "end to end", projects: ["e2e"] }],
];

const seed = drawSeed();
const { NOW, TZ, LC_ALL } = circumstancesOf(seed);
console.log(`SEED=${seed} repeats this: ${NOW}, ${TZ}, ${LC_ALL}`);

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const results: Result[] = [];
for (const stage of process.argv[2] === "check" ? [quick] : everything) {
  results.push(...(await runStage(stage)));
}
const total = sum(results.map(({ count }) => count));

console.log("\n=== sum ===");
for (const { name, count, seconds } of results) {
  console.log(`${name.padEnd(12)} ${seconds.toFixed(0).padStart(4)} s   ${line(count)}`);
}
console.log(`${"in all".padEnd(12)} ${(clock.elapsed() / 1000).toFixed(0).padStart(4)} s`);
console.log(`\n${line(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

interface Result {
  readonly name: string;
  readonly count: Count;
  readonly seconds: number;
}

/** A step that runs alone prints as it goes; each of several prints when it is done. */
function runStage(stage: Stage): Promise<Result[]> {
  return Promise.all(
    stage.map(async (step) => {
      const held: (Buffer | string)[] = [];
      const show: Print = (output) => process.stdout.write(output);
      const print: Print = stage.length === 1 ? show : (output) => held.push(output);
      print(`\n=== ${step.name} ===\n`);
      const start = clock.elapsed();
      const count = await run(step, print);
      held.forEach(show);
      return { name: step.name, count, seconds: (clock.elapsed() - start) / 1000 };
    }),
  );
}

async function run(step: Step, print: Print): Promise<Count> {
  if ("projects" in step) return cases(step, print);
  const counts: Count[] = [];
  for (const command of step.commands) {
    const passed = await succeeds(command, print);
    counts.push({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  }
  return sum(counts);
}

/** The test cases of some projects; a run that fails without a failing case is one failure. */
async function cases(step: Cases, print: Print): Promise<Count> {
  const report = `${REPORTS}/${step.name.replaceAll(" ", "-")}.json`;
  const chosen = step.projects.map((project) => `--project ${project}`).join(" ");
  const order = step.shuffled ? ` --sequence.shuffle --sequence.seed=${seed}` : "";
  const passed = await succeeds(
    `vitest run --config test/vitest.config.ts ${chosen}${order} --reporter default --reporter json --outputFile.json ${report}`,
    print,
  );
  const count = readReport(report);
  return passed || count.failed > 0 ? count : sum([count, { passed: 0, failed: 1, skipped: 0 }]);
}

/** Runs a program of node_modules. Its arguments hold no blanks. */
function succeeds(command: string, print: Print): Promise<boolean> {
  const [program, ...args] = command.split(" ");
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      env: {
        ...process.env,
        SEED: String(seed),
        ...(process.stdout.isTTY && { FORCE_COLOR: "1" }),
      },
      stdio: ["inherit", "pipe", "pipe"],
      timeout: STEP_LIMIT,
    });
    child.stdout.on("data", print);
    child.stderr.on("data", print);
    child.on("error", (error) => print(`${command}: ${error.message}\n`));
    child.on("close", (status) => resolve(status === 0));
  });
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

function sum(counts: readonly Count[]): Count {
  return counts.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}

function line({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
