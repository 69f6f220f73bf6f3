/** The extension as tests load it: built against servers on this machine. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type LocalOrigin = `http://127.0.0.1:${number}`;

/**
 * Builds the extension with these servers, the first of them the default one, and gives a copy of it,
 * which no later build replaces under a running browser.
 */
export function buildExtension(
  browser: "chrome" | "firefox",
  origins: readonly LocalOrigin[],
): string {
  const { status, stdout, stderr } = spawnSync(
    "npx",
    ["--no-install", "wxt", "build", "-b", browser],
    { env: { ...process.env, TEST_ORIGINS: origins.join(",") }, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`wxt build -b ${browser} failed:\n${stdout}\n${stderr}`);
  const copy = mkdtempSync(join(tmpdir(), `secret-links-${browser}-`));
  cpSync(`.output/${browser}-mv3-test`, copy, { recursive: true });
  const scripts = readdirSync(join(copy, "chunks")).map((name) =>
    readFileSync(join(copy, "chunks", name), "utf8"),
  );
  if (!origins.every((origin) => scripts.some((script) => script.includes(origin)))) {
    throw new Error("Another test build got in between: only one can run at a time");
  }
  return copy;
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
