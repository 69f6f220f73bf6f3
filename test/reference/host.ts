/** Runs a reference server on loopback: logs each request, and fails on command. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { clock } from "../../lib/clock";
import type { Instant } from "../../lib/domain";
import { Faults } from "./faults";
import { Holds } from "./holds";
import { listen } from "./listen";
import { Log, type LoggedExchange } from "./log";
import type { Fault, FaultKind } from "./switches";

/** A request, whole. */
export interface HostRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HostAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Host {
  readonly origin: `http://127.0.0.1:${number}`;
  /** Every request unchanged, with the status of its answer. */
  readonly log: readonly LoggedExchange[];
  /** The first request whose "METHOD path" matches: one already logged, or the next to come. */
  seen(on: RegExp): Promise<LoggedExchange>;
  /** Disturbs requests from now on; nothing if absent. */
  fail(fault?: Fault): void;
  /** Lets go of every answer that is held. */
  release(): void;
  /** Moves the clock: lifetimes run out without waiting. */
  advance(seconds: number): void;
  /** The server's own time. */
  now(): Instant;
  /** Drops all connections, answered or not. */
  close(): Promise<void>;
}

export interface HostOptions {
  /** Absent: a free one. */
  readonly port?: number;
  /** The clock that `advance` starts from. */
  readonly now?: () => Instant;
}

/** @param respond answers a request; its effects happen at once, whatever becomes of the answer */
export async function startHost(
  respond: (request: HostRequest) => HostAnswer,
  { port = 0, now = clock.now }: HostOptions = {},
): Promise<Host> {
  const log = new Log();
  const holds = new Holds();
  let faults = new Faults(undefined);
  let advanced = 0;
  const moment = () => now() + advanced;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    const kind = faults.strike(`${method} ${url}`);
    const held = kind === "hold" ? holds.hold() : undefined;
    const body = (await buffer(request)).toString("utf8");
    const answered = log.add({ method, path: url, headers, body });
    if (kind === "refuse") return void request.socket.destroy();
    const { pathname: path, searchParams: query } = new URL(url, "http://127.0.0.1");
    const answer = (kind && inPlace[kind]) ?? respond({ method, path, query, headers, body });
    if (kind === "hang") return;
    await held;
    if (response.destroyed) return;
    answered(answer.status);
    response.setHeader("date", new Date(moment()).toUTCString());
    put(response, answer, kind, method);
  }

  const { origin, close } = await listen(serve, port);
  return {
    origin,
    log: log.exchanges,
    seen: (on) => log.seen(on),
    fail: (fault) => void (faults = new Faults(fault)),
    release: () => holds.release(),
    advance: (seconds) => void (advanced += seconds * 1000),
    now: moment,
    close,
  };
}

const text = { "content-type": "text/plain" };

/** The answers in place of the server's, for the faults that keep a request from taking effect. */
const inPlace: Readonly<Partial<Record<FaultKind, HostAnswer>>> = {
  "500": { status: 500, headers: text, body: "Internal Server Error" },
  limited: { status: 429, headers: { ...text, "retry-after": "30" }, body: "Too many requests" },
  html: { status: 200, headers: { "content-type": "text/html" }, body: "<!doctype html>" },
  plain: { status: 502, headers: text, body: "Bad Gateway" },
  redirect: { status: 302, headers: { location: "/elsewhere" }, body: "" },
};

function put(
  response: ServerResponse,
  { status, headers, body }: HostAnswer,
  kind: FaultKind | undefined,
  method: string,
): void {
  if (kind === "odd") {
    response.writeHead(203, { ...headers, "content-type": "text/plain" });
    response.end(`${body}\n<!-- proxy -->`);
    return;
  }
  response.writeHead(status, headers);
  if (kind === "garbage") response.end("{not JSON");
  else if (kind === "flood") flood(response);
  else if (kind === "cut") {
    response.write(body.slice(0, body.length / 2) || " ", () => response.destroy());
  } else response.end(method === "HEAD" ? undefined : body);
}

/** Blanks, which JSON allows before its value, until the client has enough. */
function flood(response: ServerResponse): void {
  const blanks = Buffer.alloc(65_536, " ");
  const pour = () => {
    while (!response.destroyed && response.write(blanks));
    if (!response.destroyed) response.once("drain", pour);
  };
  pour();
}
