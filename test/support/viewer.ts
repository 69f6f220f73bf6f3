/** The viewer as recipients meet it: built, in a file or behind a server, in a browser that knows nothing of us. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, launch, type Page } from "puppeteer-core";
import { locate } from "./programs.mjs";

const CONFIG = "entrypoints/viewer/build/vite.config.ts";

export interface ViewerFile {
  /** `file:` */
  readonly url: string;
  readonly html: string;
  close(): Promise<void>;
}

/** A build of its own, which no other replaces. */
export async function buildViewer(): Promise<ViewerFile> {
  const folder = mkdtempSync(join(tmpdir(), "secret-links-viewer-"));
  const build = ["--no-install", "vite", "build", "--config", CONFIG, "--outDir", folder];
  const { status, stdout, stderr } = spawnSync("npx", build, { encoding: "utf8" });
  if (status !== 0) throw new Error(`vite build failed:\n${stdout}\n${stderr}`);
  const file = join(folder, "index.html");
  return {
    url: pathToFileURL(file).href,
    html: readFileSync(file, "utf8"),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface ViewerSite {
  readonly origin: `http://127.0.0.1:${number}`;
  /** Every request, as "METHOD path". */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Serves these pages by their paths; the server `behind`, if there is one, answers all other requests under this origin. */
export async function serve(
  pages: Readonly<Record<string, string>>,
  behind?: string,
): Promise<ViewerSite> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    asked.push(`${method} ${url}`);
    const page = pages[url];
    if (page !== undefined) {
      outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    } else if (behind === undefined) outgoing.writeHead(404).end();
    else forward(incoming, outgoing, behind);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The viewer is not served");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, behind: string): void {
  const { method, url, headers } = incoming;
  const onward = ask(new URL(url ?? "/", behind), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  // A broken answer of that server breaks off here, too.
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

export interface PlainBrowser {
  /** One visit knows nothing of another. In Chromium it can be that of somebody who reads another language. */
  visit(language?: string): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly context: BrowserContext;
  /** All requests of pages to servers. */
  readonly requests: readonly string[];
  /** Errors of pages, and everything that their policy forbade. */
  readonly complaints: readonly string[];
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a browser without any extension and without a window. */
export async function openPlain(browserName: "chrome" | "firefox"): Promise<PlainBrowser> {
  const chrome = browserName === "chrome";
  const browser = await launch({
    browser: browserName,
    executablePath: locate(chrome ? "chromium" : "firefox"),
    headless: true,
    args: [
      ...(chrome ? ["--accept-lang=en"] : []),
      ...(chrome && process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
    extraPrefsFirefox: { "intl.accept_languages": "en" },
  });
  return {
    visit: async (language) => visitIn(await browser.createBrowserContext(), language),
    close: () => browser.close(),
  };
}

function visitIn(context: BrowserContext, language?: string): Visit {
  const requests: string[] = [];
  const complaints: string[] = [];
  return {
    context,
    requests,
    complaints,
    async open(url) {
      const page = await context.newPage();
      page.on("request", (request) => {
        if (request.url().startsWith("http")) requests.push(request.url());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => complaints.push(message.text()));
      if (language !== undefined) await readsIn(page, language);
      await page.goto(url);
      return page;
    },
    close: () => context.close(),
  };
}

/** Makes this the language that the page's browser prefers. A browser of its own for each language would take seconds to start. */
async function readsIn(page: Page, acceptLanguage: string): Promise<void> {
  const session = await page.createCDPSession();
  const userAgent = await page.browser().userAgent();
  await session.send("Emulation.setUserAgentOverride", { userAgent, acceptLanguage });
}
