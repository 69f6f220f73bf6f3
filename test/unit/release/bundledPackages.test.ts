/** A build tells the packages in it, each with its licence, by the modules that the bundler put there. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundledPackages } from "../../release/bundledPackages";
import { writeText } from "../../release/writeText";

let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "secret-links-bundled-"));
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(top, path, ".."), { recursive: true });
  writeFileSync(join(top, path), text);
}

function addPackage(name: string, license: string | undefined): void {
  const facts = { name, version: "1.2.3", license: "MIT", type: "module", exports: "./index.js" };
  write(`node_modules/${name}/package.json`, JSON.stringify(facts));
  write(
    `node_modules/${name}/index.js`,
    `export const used = "${name}"; export const other = () => console.log(used);`,
  );
  if (license !== undefined) write(`node_modules/${name}/LICENSE`, license);
}

async function bundle(code: string, ...plugins: readonly Plugin[]) {
  write("main.js", code);
  const bundled = bundledPackages(top);
  await build({
    root: top,
    configFile: false,
    logLevel: "silent",
    plugins: [...plugins, bundled.plugin],
    build: { write: false, lib: { entry: join(top, "main.js"), formats: ["es"] } },
  });
  return bundled;
}

test("the packages whose code is used, by name, and no other", async () => {
  addPackage("b", "The text of b\n");
  addPackage("@a/a", "The text of a\n");
  addPackage("unused", "The text of none\n");
  const { all } = await bundle(
    'import { other } from "b"; import { other as a } from "@a/a"; import { other as unused } from "unused"; other(); a();',
  );
  expect(all()).toEqual([
    { name: "@a/a", version: "1.2.3", license: "MIT", text: "The text of a" },
    { name: "b", version: "1.2.3", license: "MIT", text: "The text of b" },
  ]);
});

test("a package that is there by two names once: its own modules, and one that it makes, below a linked folder", async () => {
  addPackage("wxt", "The text of wxt\n");
  renameSync(join(top, "node_modules"), join(top, "elsewhere"));
  symlinkSync(join(top, "elsewhere"), join(top, "node_modules"));
  mkdirSync(join(top, "elsewhere/node_modules"));
  renameSync(join(top, "elsewhere/wxt"), join(top, "elsewhere/node_modules/wxt"));
  symlinkSync(join(top, "elsewhere/node_modules/wxt"), join(top, "elsewhere/wxt"));
  const made: Plugin = {
    name: "made",
    resolveId: (id) => (id === "made" ? "\0virtual:wxt-made" : undefined),
    load: (id) =>
      id === "\0virtual:wxt-made" ? "export const made = () => console.log(1);" : undefined,
  };
  const { all } = await bundle(
    'import { other } from "wxt"; import { made } from "made"; other(); made();',
    made,
  );
  expect(all()).toEqual([
    { name: "wxt", version: "1.2.3", license: "MIT", text: "The text of wxt" },
  ]);
});

test("a package without its licence ends the build", async () => {
  addPackage("b", undefined);
  const { all } = await bundle('import { other } from "b"; other();');
  expect(all).toThrow("b comes without its licence");
});

test("Preact writes as text what it would write as markup, and another Preact ends the build", async () => {
  const preact = (code: string) => write("node_modules/preact/dist/preact.mjs", code);
  write("node_modules/preact/package.json", '{ "name": "preact", "exports": "./dist/preact.mjs" }');
  let written = "";
  const look: Plugin = {
    name: "look",
    generateBundle: (_options, parts) => {
      for (const part of Object.values(parts)) if (part.type === "chunk") written += part.code;
    },
  };
  preact("export const set = (n, h) => { n.innerHTML=h.__html };");
  const code = 'import { set } from "preact"; globalThis.set = set;';
  await bundle(code, writeText(), look);
  expect(written).toMatch(/\.textContent ?= ?\w+\.__html/);
  expect(written).not.toContain("innerHTML");
  preact("export const set = (n, h) => { n.setHTML(h.__html) };");
  await expect(bundle(code, writeText())).rejects.toThrow("Preact writes markup in another way");
});
