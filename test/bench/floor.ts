/** Copies the floor: a bare extension, for both browsers, with the least code that does as much. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LocalOrigin } from "../support/extension";

/** @returns the folder of a copy for the server at `home` */
export function copyFloor(home: LocalOrigin): string {
  const folder = mkdtempSync(join(tmpdir(), "secret-links-floor-"));
  cpSync(new URL("floor", import.meta.url), folder, { recursive: true });
  cpSync(fileURLToPath(import.meta.resolve("preact")), join(folder, "preact.js"));
  const replace = (name: string, from: string, to: string) => {
    const path = join(folder, name);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(from, () => to),
    );
  };
  replace("background.js", "http://home.invalid", home);
  replace("popup.js", '"preact"', '"./preact.js"');
  return folder;
}
