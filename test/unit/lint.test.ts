/** The linter knows types: it finds what only they tell. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Rules that fire for this source, as the project's own file. */
function lint(source: string): string {
  // Within the project, whose tsconfig the linter needs.
  const folder = mkdtempSync(join(root, "test/unit/planted-"));
  try {
    const file = join(folder, "planted.ts");
    writeFileSync(file, source);
    const run = spawnSync("npx", ["--no-install", "oxlint", "--type-aware", file], {
      cwd: root,
      encoding: "utf8",
    });
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a promise that nobody waits for is found", () => {
  const source = "export async function later() {}\nexport function now() {\n  later();\n}\n";
  expect(lint(source)).toContain("no-floating-promises");
  expect(lint(source.replace("  later()", "  void later()"))).not.toContain("no-floating-promises");
});
