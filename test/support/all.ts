/**
 * `npm test` runs every check there is, and `npm run check` the quick ones. A failing check hides no other. At the end stand the
 * names of skipped checks, the times, and the checks that failed, with their errors. The last line says how many passed and
 * failed, counting each test case and each check without cases.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { clock } from "../../lib/clock";
import { circumstancesOf, drawSeed } from "./circumstances";
import { type Outcome, outcomeOf } from "./outcomeOf";

/** Commands, each of which is one check, one after the other. */
interface Commands {
  readonly name: string;
  readonly commands: readonly string[];
}

/** The test cases of some projects of vitest. */
interface Cases {
  readonly name: string;
  readonly projects: readonly string[];
  /** The arguments that choose among their files; all of them if absent. */
  readonly files?: string;
  /** True if files and tests run in the order that follows from the seed. */
  readonly shuffled?: true;
}

type Step = Commands | Cases;

/** Steps that run side by side, {@link AT_ONCE} at a time, begun in this order. */
type Stage = readonly Step[];

/** Takes what a command prints. */
type Print = (output: Buffer | string) => void;

const REPORTS = ".output/test";
/** Milliseconds. A step that hangs fails, so that the sum is printed all the same. */
const STEP_LIMIT = 40 * 60_000;
/** Most steps keep all cores busy for themselves, and some wait: more at a time would only wait for each other. */
const AT_ONCE = availableParallelism() + 1;
/** Journeys that wait for the browser's own times. They run beside steps that work. */
const WAITING = "test/e2e/undriven.test.ts";

/** The checks that need no browser and no build: `npm run check`. */
const quick: Stage = [
  { name: "unit", projects: ["unit", "components*", "platform*"], shuffled: true },
  {
    name: "lint",
    commands: ["oxlint --type-aware --report-unused-disable-directives --deny-warnings"],
  },
  { name: "types", commands: ["wxt prepare", "tsc --noEmit"] },
  { name: "unused", commands: ["knip"] },
  { name: "format", commands: ["oxfmt --check ."] },
];

const everything: readonly Stage[] = [
  [
    { name: "undriven", projects: ["e2e"], files: WAITING },
    {
      name: "build",
      // Packing builds the extension first.
      commands: [
        "wxt zip",
        "wxt zip -b firefox",
        "vite build --config entrypoints/viewer/build/vite.config.ts",
      ],
    },
    ...quick,
    { name: "contract", projects: ["contract"] },
    { name: "faults", projects: ["faults"] },
    { name: "conformance", projects: ["conformance"] },
  ],
  [{ name: "package", projects: ["package"] }],
  [{ name: "end to end", projects: ["e2e"], files: `--exclude ${WAITING}` }],
];

/** The outcome of nothing. */
const NONE: Outcome = { passed: 0, failed: [], retried: [], skipped: [] };

const seed = drawSeed();
const { NOW, TZ, LC_ALL } = circumstancesOf(seed);
console.log(`SEED=${seed} repeats this: ${NOW}, ${TZ}, ${LC_ALL}`);

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const results: Result[] = [];
for (const stage of process.argv[2] === "check" ? [quick] : everything) {
  results.push(...(await runStage(stage)));
}
const total = sum(results.map(({ outcome }) => outcome));

list("skipped", total.skipped);
console.log("\n=== sum ===");
for (const { name, outcome, seconds } of results) {
  console.log(`${name.padEnd(12)} ${seconds.toFixed(0).padStart(4)} s   ${line(outcome)}`);
}
console.log(`${"in all".padEnd(12)} ${(clock.elapsed() / 1000).toFixed(0).padStart(4)} s`);
list("passed at a second try", total.retried);
list("failed", total.failed);
console.log(`\n${line(total)}`);
process.exitCode = total.failed.length === 0 ? 0 : 1;

interface Result {
  readonly name: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

async function runStage(stage: Stage): Promise<readonly Result[]> {
  const alone = stage.length === 1;
  const waiting = stage.values();
  const inTurn = async () => {
    const done: Result[] = [];
    for (const step of waiting) done.push(await runStep(step, alone));
    return done;
  };
  return (await Promise.all(Array.from({ length: AT_ONCE }, inTurn))).flat();
}

/** A step that runs alone prints as it goes; each of several prints when it is done. */
async function runStep(step: Step, alone: boolean): Promise<Result> {
  const held: (Buffer | string)[] = [];
  const show: Print = (output) => process.stdout.write(output);
  const print: Print = alone ? show : (output) => held.push(output);
  print(`\n=== ${step.name} ===\n`);
  const start = clock.elapsed();
  const outcome = await run(step, print);
  held.forEach(show);
  return { name: step.name, outcome, seconds: (clock.elapsed() - start) / 1000 };
}

async function run(step: Step, print: Print): Promise<Outcome> {
  if ("projects" in step) return cases(step, print);
  const outcomes: Outcome[] = [];
  for (const command of step.commands) {
    const passed = await succeeds(command, print);
    outcomes.push(passed ? { ...NONE, passed: 1 } : { ...NONE, failed: [command] });
  }
  return sum(outcomes);
}

/** The test cases of some projects; a run that fails without a failing case is one failure. */
async function cases(step: Cases, print: Print): Promise<Outcome> {
  const report = `${REPORTS}/${step.name.replaceAll(" ", "-")}.json`;
  const chosen = step.projects.map((project) => `--project ${project}`).join(" ");
  const files = step.files === undefined ? "" : ` ${step.files}`;
  const order = step.shuffled ? ` --sequence.shuffle --sequence.seed=${seed}` : "";
  const passed = await succeeds(
    `vitest run --config test/vitest.config.ts ${chosen}${files}${order} --reporter default --reporter json --outputFile.json ${report}`,
    print,
  );
  // A run that did not get as far as writing its report has no outcome.
  const outcome = existsSync(report) ? outcomeOf(JSON.parse(readFileSync(report, "utf8"))) : NONE;
  return passed || outcome.failed.length > 0
    ? outcome
    : { ...outcome, failed: [`${step.name}: vitest ended with an error, which it printed`] };
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

function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: [...a.failed, ...b.failed],
      retried: [...a.retried, ...b.retried],
      skipped: [...a.skipped, ...b.skipped],
    }),
    NONE,
  );
}

function list(title: string, names: readonly string[]): void {
  if (names.length > 0) console.log([`\n=== ${title} ===`, ...names].join("\n"));
}

function line({ passed, failed, skipped }: Outcome): string {
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failed.length} failed${left}`;
}
