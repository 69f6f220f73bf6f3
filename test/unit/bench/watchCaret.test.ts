/** The script that notes the caret runs in every popup that is measured, before all others. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyFloor } from "../../bench/floor";
import { watchCaret } from "../../bench/watchCaret";

const scriptsOf = (folder: string) =>
  [...readFileSync(join(folder, "popup.html"), "utf8").matchAll(/src="([^"]+)"/g)].map(
    ([, name]) => name,
  );

test.each(["<!doctype html>", "<!DOCTYPE html>"])("it is the first after %s", (doctype) => {
  const folder = mkdtempSync(join(tmpdir(), "watched-"));
  writeFileSync(join(folder, "popup.html"), `${doctype}\n<script src="/popup.js"></script>`);
  watchCaret(folder);
  expect(scriptsOf(folder)).toEqual(["caret.js", "/popup.js"]);
  expect(readFileSync(join(folder, "caret.js"), "utf8")).toContain('mark("caret")');
  rmSync(folder, { recursive: true });
});

test("the floor has it too, and knows its server", () => {
  const folder = copyFloor("http://127.0.0.1:7143");
  watchCaret(folder);
  expect(scriptsOf(folder)).toEqual(["caret.js", "popup.js"]);
  expect(readFileSync(join(folder, "background.js"), "utf8")).toContain("http://127.0.0.1:7143");
  rmSync(folder, { recursive: true });
});
