/** Pages with texts worth sealing, on two origins of this machine. Nothing of them may be kept by a browser. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { text as readBody } from "node:stream/consumers";
import type { Point } from "./display";
import { editorsScript } from "./editors";
import { makePdf } from "./pdf";
import { tryItPage } from "./try-it";
import { until } from "./until";

export type Place =
  | "pre"
  | "paragraphs"
  | "textarea"
  | "input"
  | "password"
  | "contenteditable"
  | "shadow"
  | "frame"
  | "frame-foreign"
  | "tampering"
  | "markup"
  | "masked"
  | "link";

/** The elements that people write in: see `page/editors.js`. */
export type Editor =
  | "textarea"
  | "input"
  | "inShadow"
  | "contenteditable"
  | "prosemirror"
  | "quill"
  | "codemirror"
  | "reverting"
  | "shouting"
  | "shoutingElement"
  | "refusing"
  | "seizing"
  | "longCodemirror"
  | "ace"
  | "codemirror5"
  | "monaco"
  | "xterm"
  | "bold";

declare global {
  interface Window {
    /** The page with something to write in. */
    readonly place: { saved(): string; readonly target: HTMLElement };
  }
}

/** The place of a page on the screen, and the point to press to be on its selected text. In pixels of the screen. */
interface Shown {
  readonly page: Point;
  readonly press: Point;
}

export interface Pages {
  readonly origin: string;
  /** The page to try things on. */
  readonly tryIt: string;
  /** A page without any content that matters, which takes no time. */
  readonly plain: string;
  /** The address of a new page with this text in this place, all of it selected as soon as it is shown. */
  place(place: Place, text: string): string;
  /** The address of a new page with this editor, the part between ⟦ and ⟧ selected. */
  editor(editor: Editor, text: string): string;
  pdf(lines: readonly string[]): string;
  /** Waits until the page of this address is shown. */
  shown(url: string): Promise<Shown>;
  close(): Promise<void>;
}

const asset = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), "utf8");

export async function openPages(): Promise<Pages> {
  const texts: string[] = [];
  const shown = new Map<number, Shown>();
  const files = new Map<string, { type: string; body: string | Buffer }>([
    ["/plain", { type: "text/html", body: "<!doctype html><title>A page</title><p>A page" }],
    ["/places.js", { type: "text/javascript", body: asset("places.js") }],
    ["/single.js", { type: "text/javascript", body: asset("single.js") }],
    ["/try-it.js", { type: "text/javascript", body: asset("try-it.js") }],
    ["/style.css", { type: "text/css", body: asset("style.css") }],
  ]);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (type: string, body: string | Buffer, status = 200) =>
      response
        .writeHead(status, {
          "content-type": `${type}; charset=utf-8`,
          "cache-control": "no-store",
        })
        .end(body);
    const { pathname: path } = new URL(request.url ?? "/", origin);
    const number = numberOf(path);
    const file = files.get(path);
    if (file !== undefined) send(file.type, file.body);
    else if (path.startsWith("/editors/")) {
      const script = await editorsScript(path.slice("/editors/".length));
      send("text/javascript", script ?? "", script === undefined ? 404 : 200);
    } else if (path.startsWith("/monaco/")) send(...monacoFile(path.slice("/monaco/".length)));
    else if (path.startsWith("/editor/")) send("text/html", editorPage);
    else if (path.startsWith("/place/")) send("text/html", singlePage(foreignOrigin));
    else if (path.startsWith("/text/")) send("application/json", codeUnits(texts[number] ?? ""));
    else if (path.startsWith("/shown/")) {
      shown.set(number, await readShown(request));
      send("text/plain", "");
    } else send("text/plain", "not here", 404);
  };

  const own = await listen("127.0.0.1", answer);
  const foreign = await listen("localhost", answer);
  const origin = `http://127.0.0.1:${portOf(own)}`;
  const foreignOrigin = `http://localhost:${portOf(foreign)}`;
  const place = (kind: Place, text: string) => `${origin}/place/${kind}/${texts.push(text) - 1}`;
  const editor = (kind: Editor, text: string) => `${origin}/editor/${kind}/${texts.push(text) - 1}`;
  const pdf = (lines: readonly string[]) => {
    const path = `/${files.size}.pdf`;
    files.set(path, { type: "application/pdf", body: makePdf(lines) });
    return `${origin}${path}`;
  };
  files.set("/", { type: "text/html", body: tryItPage({ place, pdf, foreignOrigin }) });

  return {
    origin,
    tryIt: `${origin}/`,
    plain: `${origin}/plain`,
    place,
    editor,
    pdf,
    shown: (url) => until(`${url} is shown`, () => shown.get(numberOf(new URL(url).pathname))),
    async close() {
      await Promise.all([own, foreign].map(shut));
    },
  };
}

/** A file of Monaco, as it is published for pages that load it piece by piece. */
function monacoFile(path: string): [type: string, body: string] {
  const file = join("node_modules/monaco-editor/min", path);
  return [path.endsWith(".css") ? "text/css" : "text/javascript", readFileSync(file, "utf8")];
}

/** The number of the text that a path is about. */
function numberOf(path: string): number {
  return Number(path.split("/").at(-1));
}

function singlePage(foreignOrigin: string): string {
  return `<!doctype html><meta charset="utf-8"><title>A place</title><link rel="stylesheet" href="/style.css">
<body data-foreign="${foreignOrigin}">
<script type="module" src="/single.js"></script>`;
}

const editorPage = `<!doctype html><meta charset="utf-8"><title>Something to write in</title><body>
<script type="module" src="/editors/editing.js"></script>`;

function codeUnits(text: string): string {
  return JSON.stringify(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
}

async function readShown(request: IncomingMessage): Promise<Shown> {
  const { page, press }: Shown = JSON.parse(await readBody(request));
  return { page, press };
}

async function listen(
  host: string,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Server> {
  const server = createServer((...exchange) => void answer(...exchange)).listen(0, host);
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The pages are not served");
  return address.port;
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
