import "./support/node20.ts";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import { circumstancesOf, drawSeed } from "./support/circumstances.ts";
import { words } from "./support/words.ts";

const seed = drawSeed();

/** The quick tests hold on any day, anywhere and in any order. `SEED=…` repeats a run; without it, each run draws another. */
const anywhere = {
  // A thread has the language of its process, so each worker is a process.
  pool: "forks" as const,
  maxWorkers: availableParallelism(),
  execArgv: ["date.mjs", "can-parse.mjs"].flatMap((name) => [
    "--import",
    new URL(`support/${name}`, import.meta.url).href,
  ]),
  env: circumstancesOf(seed),
  setupFiles: ["test/support/tidy.ts", "test/support/derive-once.ts"],
};

/** Projects run one after the other: a worker that goes over to another project would have to start anew. */
let projects = 0;
const shuffled = () => ({ shuffle: { tests: true }, seed, groupOrder: ++projects });

/**
 * Test files that need a process of their own: some put another module in place of one, and modules are loaded once; the
 * background of others goes on working when their last test is over, or knows what it has written, or that it has opened the
 * offscreen document.
 */
const alone = readdirSync(new URL("unit/", import.meta.url), {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => /\.test\.tsx?$/.test(path))
  .map((path) => `test/unit/${path}`)
  .filter((path) =>
    /vi\.mock\(|entrypoints\/background"|writeAlone\(|offscreen: \{/.test(
      readFileSync(new URL(`../${path}`, import.meta.url), "utf8"),
    ),
  );

/** Tests of modules that ask for the browser. */
const asking = "test/unit/{app,background,options,platform,popup,reveal}";

/** The browser that the extension's own modules ask for. */
const platform = {
  extends: true as const,
  plugins: [WxtVitest()],
  define: {
    __TEST_ORIGINS__: false,
    __VIEWER_URL__: null,
    __HOMEPAGE__: null,
    __EXPLANATION_WORDS__: JSON.stringify(words.explanation),
    __MESSAGE_WORDS__: JSON.stringify(words.message),
  },
};

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    // Generous: no test is about time, and a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...anywhere,
          name: "unit",
          sequence: shuffled(),
          environment: "node",
          include: ["test/unit/**/*.test.ts"],
          exclude: [`${asking}/**`],
          setupFiles: [...anywhere.setupFiles, "test/support/properties.ts"],
          // It imports JSON as bundlers take it, and Node.js does not.
          server: { deps: { inline: ["@actions/workflow-parser"] } },
          isolate: false,
        },
      },
      {
        ...platform,
        test: {
          ...anywhere,
          name: "platform",
          sequence: shuffled(),
          environment: "node",
          include: [`${asking}/**/*.test.ts`],
          exclude: alone,
          setupFiles: [...anywhere.setupFiles, "test/support/pristine.ts"],
          isolate: false,
        },
      },
      {
        ...platform,
        test: {
          ...anywhere,
          name: "platform-alone",
          sequence: shuffled(),
          environment: "node",
          include: alone.filter((path) => path.endsWith(".ts")),
        },
      },
      {
        ...platform,
        test: {
          name: "faults",
          environment: "node",
          include: ["test/faults/{faults,further}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...anywhere,
          name: "components",
          sequence: shuffled(),
          environment: "happy-dom",
          include: ["test/unit/**/*.test.tsx"],
          exclude: alone,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...anywhere,
          name: "components-alone",
          sequence: shuffled(),
          environment: "happy-dom",
          include: alone.filter((path) => path.endsWith(".tsx")),
        },
      },
      {
        extends: true,
        test: {
          name: "conformance",
          environment: "node",
          include: ["test/reference/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          environment: "node",
          include: ["test/contract/**/*.test.ts"],
          isolate: false,
          setupFiles: ["test/support/derive-once.ts"],
        },
      },
      {
        extends: true,
        test: { name: "package", environment: "node", include: ["test/package/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/support/global-setup.ts",
          // One lane for each core: with more, journeys wait for each other.
          maxWorkers: availableParallelism(),
          // The files of a lane share its browsers, which are closed at its end.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Menus, focus and tabs are the browser's own. At a desk a journey that fails one time in many is to be seen; in CI
          // it is tried again, and the report names it.
          retry: process.env["CI"] === undefined ? 0 : 1,
        },
      },
      {
        extends: true,
        test: {
          name: "web-servers",
          environment: "node",
          include: ["test/web-servers/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "idle",
          environment: "node",
          include: ["test/faults/idle.test.ts"],
          globalSetup: "test/support/global-setup.ts",
          maxWorkers: 1,
          // Most of it is waiting, so several browsers wait at a time.
          maxConcurrency: 3,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
