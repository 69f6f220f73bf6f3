import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    projects: [
      {
        extends: true,
        test: { name: "unit", environment: "node", include: ["test/unit/**/*.test.ts"] },
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
        test: {
          name: "e2e",
          environment: "node",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
