import "./support/node20.ts";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    // Generous: no test is about time, and a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/unit/**/*.test.ts"],
          exclude: ["test/unit/platform/**"],
        },
      },
      {
        extends: true,
        plugins: [WxtVitest()],
        define: { __TEST_ORIGINS__: false, __VIEWER_URL__: null },
        test: {
          name: "platform",
          environment: "node",
          include: ["test/unit/platform/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          environment: "happy-dom",
          include: ["test/unit/**/*.test.tsx"],
        },
      },
      {
        extends: true,
        test: {
          name: "conformance",
          environment: "node",
          include: ["test/reference/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: { name: "contract", environment: "node", include: ["test/contract/**/*.test.ts"] },
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
          // A journey waits more than it works, so there are more lanes than cores.
          maxWorkers: availableParallelism() + 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
