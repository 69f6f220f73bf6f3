/**
 * Makes a fresh clone ready: npm packages, WXT's generated types and, with `--browsers`, the browsers and X tools, with
 * `--web-servers` also nginx, Caddy and Apache.
 * Does nothing where nothing is missing. Plain JavaScript without dependencies: it runs before `npm ci`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { missingPackages } from "./programs.mjs";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));

const fresh = !packagesMatch();
if (fresh) installPackages();
if (fresh || !existsSync(".wxt/tsconfig.json")) run("npx", ["--no-install", "wxt", "prepare"]);
if (process.argv.includes("--browsers")) await installPrograms();

/**
 * Compares node_modules with package-lock.json. npm writes the list of installed packages into node_modules/.package-lock.json,
 * at the very end; packages for other machines are missing there.
 */
function packagesMatch() {
  const installed = lockedPackages("node_modules/.package-lock.json");
  return Object.entries(lockedPackages("package-lock.json")).every(
    ([path, wanted]) =>
      path === "" ||
      (wanted.optional && !(path in installed)) ||
      (installed[path]?.version === wanted.version &&
        installed[path]?.integrity === wanted.integrity),
  );
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/** No install script runs. Some packages ask for Node 22 and work on 20.19 and later; npm warns about them. */
function installPackages() {
  say("Installing npm packages (npm ci)");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
}

async function installPrograms() {
  const packages = missing();
  if (packages.length === 0) return;
  const root = process.getuid?.() === 0;
  const install = ["apt-get", "install", "-y", "--no-install-recommends", ...packages];
  const line = `${root ? "" : "sudo "}apt-get update && ${root ? "" : "sudo "}${install.join(" ")}`;
  say(`Missing on this machine: ${packages.join(", ")}`);
  if (!(await mayInstall(root, line))) {
    stop(
      `Install them and run this again:\n  ${line}\n(CHROMIUM_PATH or FIREFOX_PATH names a browser elsewhere.)`,
    );
  }
  say(line);
  const sudo = root ? [] : ["sudo"];
  run(...command([...sudo, "apt-get", "update"]));
  run(...command([...sudo, ...install]));
  const still = missing();
  if (still.length > 0) stop(`Still missing after installing: ${still.join(", ")}`);
}

function missing() {
  try {
    return missingPackages({ webServers: process.argv.includes("--web-servers") });
  } catch (error) {
    return stop(error.message);
  }
}

/** At a terminal only after a yes; without one (CI) as root only. */
async function mayInstall(root, line) {
  if (!existsSync("/usr/bin/apt-get")) return false;
  const terminal = process.stdin.isTTY && process.stdout.isTTY && !process.env["CI"];
  if (!terminal) return root;
  if (!root && !existsSync("/usr/bin/sudo")) return false;
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  const reply = await questions.question(`Run this now?\n  ${line}\n[y/N] `);
  questions.close();
  return /^y(es)?$/i.test(reply.trim());
}

function command([name, ...args]) {
  return [name, args];
}

function run(name, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, error } = spawnSync(name, args, { stdio: "inherit", env });
  if (status !== 0)
    stop(`"${name} ${args.join(" ")}" failed: ${error?.message ?? `exit ${status}`}`);
}

function say(text) {
  console.log(`setup: ${text}`);
}

function stop(reason) {
  console.error(`setup: ${reason}`);
  process.exit(1);
}
