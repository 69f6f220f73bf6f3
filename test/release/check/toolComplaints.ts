/** Asks two tools of others, which are installed for this alone: the linter of Firefox's store, and the schema of CycloneDX. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { run } from "./trees";

/** Installs the tools, as their own lock names them. */
export function installTools(folder: string): void {
  cpSync("test/release/tools", folder, { recursive: true });
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}

/** The errors and warnings of `web-ext lint`. @param zip the package for Firefox */
export function lintComplaints(tools: string, zip: string): readonly string[] {
  const args = ["lint", "--no-config-discovery", "--output=json", "--source-dir", zip];
  const web = join(tools, "node_modules/.bin/web-ext");
  // It ends with 1 after an error, and says which all the same.
  const said = run("sh", ["-c", '"$0" "$@" || true', web, ...args], tools);
  const { errors, warnings }: Record<"errors" | "warnings", readonly Finding[]> = JSON.parse(said);
  return [...errors, ...warnings].map(
    ({ code, file, message }) =>
      `firefox: web-ext lint: ${code} in ${file ?? "the package"}: ${message}`,
  );
}

interface Finding {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

/** The faults of bills of materials. */
export function billComplaints(tools: string, bills: readonly string[]): readonly string[] {
  return run("node", ["validate.mjs", ...bills], tools)
    .split("\n")
    .filter(Boolean);
}
