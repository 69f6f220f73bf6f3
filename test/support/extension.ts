/** Builds the extension for tests, against servers on this machine. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

export type LocalOrigin = `http://127.0.0.1:${number}`;

/** The page that offers Secret Links to recipients. Nobody goes there. */
export const HOMEPAGE = "https://secret-links.example/";

/**
 * Builds the extension with these servers, the first of them the default one, and gives a copy of it,
 * which no later build replaces under a running browser. One build for a browser can run at a time.
 */
export async function buildExtension(
  browser: "chrome" | "firefox",
  origins: readonly LocalOrigin[],
): Promise<string> {
  const build = spawn("npx", ["--no-install", "wxt", "build", "-b", browser], {
    env: { ...process.env, TEST_ORIGINS: origins.join(","), HOMEPAGE_URL: HOMEPAGE },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(build.stdout),
    text(build.stderr),
    once(build, "close"),
  ]);
  if (status !== 0) throw new Error(`wxt build -b ${browser} failed:\n${stdout}\n${stderr}`);
  const copy = newFolder(browser);
  cpSync(`.output/${browser}-mv3-test`, copy, { recursive: true });
  if (!origins.every((origin) => scriptsOf(copy).some((script) => holds(script, origin)))) {
    throw new Error("Another test build got in between: only one can run at a time");
  }
  return copy;
}

/** Copies a test build for another server. Building anew would take seconds and give the same. */
export function copyForServer(build: string, from: LocalOrigin, to: LocalOrigin): string {
  const copy = newFolder("copy");
  cpSync(build, copy, { recursive: true });
  renameForFirefox(copy);
  for (const file of [join(copy, "manifest.json"), ...scriptsOf(copy)]) {
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));
  }
  return copy;
}

/** Gives a build an id of its own in Firefox, which takes an administrator's policy by the id. */
function renameForFirefox(build: string): void {
  const file = join(build, "manifest.json");
  const manifest = readFileSync(file, "utf8");
  writeFileSync(
    file,
    manifest.replace(/("gecko":\s*\{\s*"id":\s*)"[^"]*"/, `$1"{${crypto.randomUUID()}}"`),
  );
}

function newFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `secret-links-${name}-`));
}

function scriptsOf(build: string): readonly string[] {
  return readdirSync(build, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => join(build, file));
}

function holds(file: string, word: string): boolean {
  return readFileSync(file, "utf8").includes(word);
}

/** An address where a server can be started. Below the ports that systems hand out by themselves, so it stays free. */
export async function freeOrigin(): Promise<LocalOrigin> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch {
    return freeOrigin();
  }
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export function portOf(origin: LocalOrigin): number {
  return Number(new URL(origin).port);
}
