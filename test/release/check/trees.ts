/** Makes clean trees of the sources, and packages in them as somebody does who has nothing else. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { type Contents, contentsOf } from "../build";

/** The commands of CONTRIBUTING.md, and of the notes for reviewers. */
const COMMANDS = ["zip", "build:viewer"];

/** Files that git knows or would take, as they are in this folder now. */
export function sourceFiles(): readonly string[] {
  return git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    .split("\0")
    .filter((file) => file !== "" && existsSync(file));
}

/** Asks git about this folder. In a container, the folder may belong to another user than the one who asks. */
export function git(...args: readonly string[]): string {
  return run("git", ["-c", "safe.directory=*", ...args], ".");
}

export function copyTo(folder: string, files: readonly string[]): void {
  for (const file of files) cpSync(file, join(folder, file));
}

export function unpackTo(folder: string, contents: Contents): void {
  for (const [file, bytes] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
}

/**
 * Makes the packages in a tree. Its own packages of npm are installed first, as the lock names them.
 *
 * @returns the packages, the bills of materials and the viewer, by their names
 */
export function makePackages(tree: string): Contents {
  for (const command of COMMANDS) run("npm", ["run", command], tree);
  return artefactsOf(join(tree, ".output"));
}

/** As {@link makePackages}, of those that were made. */
export function artefactsOf(output: string): Contents {
  return Object.fromEntries(
    Object.entries(contentsOf(output)).filter(([name]) =>
      /^(?:[^/]+\.(?:zip|cdx\.json)|viewer\/index\.html)$/.test(name),
    ),
  );
}

/** The only one of these files whose name ends so. */
export function artefact(artefacts: Contents, ending: string): Uint8Array {
  const [found, ...others] = Object.keys(artefacts).filter((name) => name.endsWith(ending));
  const bytes = found === undefined ? undefined : artefacts[found];
  if (bytes === undefined || others.length > 0) throw new Error(`There is not one file *${ending}`);
  return bytes;
}

export function unzip(archive: Uint8Array): Contents {
  return unzipSync(archive);
}

/** @throws with all that the program printed, if it fails */
export function run(program: string, args: readonly string[], cwd: string): string {
  const { CI, PATH, HOME, LANG } = process.env;
  // No variable of this project shall change what is built.
  const env = { CI, PATH, HOME, LANG };
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}\n${stderr}`);
  return stdout;
}

export function readText(file: string): string {
  return readFileSync(file, "utf8");
}
