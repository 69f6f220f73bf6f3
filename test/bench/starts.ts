/**
 * Measures the start of Chromium, from its command to its first page, with the extension and without. To Chromium 156, an extension
 * from a folder is installed anew with each start, so this is more than a start costs people. The welcome is left out.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FLAGS } from "../support/chromium";
import { openDisplay, type Display } from "../support/display";
import { parts } from "../support/parts";
import { newProfile, removeProfile } from "../support/profile";
import { locate } from "../support/programs.mjs";
import { builds } from "./contenders";
import { inTurn, type Pair } from "./inTurn";
import type { Row } from "./row";
import type { Milliseconds } from "./times";

export async function* starts(rounds: number): AsyncGenerator<Row> {
  const { ours } = await builds("chrome");
  const ground = parts();
  const browser = async (...flags: readonly string[]) => {
    const profile = newProfile();
    await ground.open(Promise.resolve({ close: () => removeProfile(profile) }));
    return [...FLAGS, "--password-store=basic", `--user-data-dir=${profile}`, ...flags];
  };
  try {
    const display = await ground.open(openDisplay());
    const page = await ground.open(openPage());
    const silent = withoutWelcome(ours.folder);
    await ground.open(Promise.resolve({ close: async () => rmSync(silent, { recursive: true }) }));
    const both: Pair<readonly string[]> = {
      ours: await browser(`--load-extension=${silent}`),
      floor: await browser(),
    };
    const times = await inTurn(both, rounds, (flags) => startToPage(flags, display, page));
    yield { name: "start of the browser, with us and without", times };
  } finally {
    await ground.close();
  }
}

/** Copies the extension, and never tells it that it was installed. */
function withoutWelcome(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), "secret-links-silent-"));
  cpSync(folder, copy, { recursive: true });
  const background = join(copy, "background.js");
  const before = readFileSync(background, "utf8");
  const after = before.replace(/(["'`])install\1/, '"never"');
  if (after === before) throw new Error("The background opens no welcome");
  writeFileSync(background, after);
  return copy;
}

async function startToPage(
  flags: readonly string[],
  { env }: Display,
  page: Page,
): Promise<Milliseconds> {
  const loaded = page.loaded();
  const began = performance.now();
  const chromium = spawn(locate("chromium"), [...flags, page.url], { env, stdio: "ignore" });
  const ended = once(chromium, "exit");
  await loaded;
  const time = performance.now() - began;
  // As a person ends it: the next start restores nothing.
  chromium.kill();
  await ended;
  return time;
}

interface Page {
  readonly url: string;
  /** Waits until a browser has loaded the page. */
  loaded(): Promise<void>;
  close(): Promise<void>;
}

const PAGE = `<!doctype html><title>A page</title><p>A page
<script>addEventListener("load", () => fetch("/loaded"))</script>`;

async function openPage(): Promise<Page> {
  let tell = () => {};
  const server = createServer(({ url }, answer) => {
    if (url === "/loaded") tell();
    answer.setHeader("content-type", "text/html").end(PAGE);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page is not served");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    loaded: () => new Promise((resolve) => (tell = resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
