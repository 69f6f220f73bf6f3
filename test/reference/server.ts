/** A local Onetime Secret server that answers as the recorded ones do, and fails on command. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { clock } from "../../lib/clock";
import type { Instant } from "../../lib/domain";
import { buffer } from "node:stream/consumers";
import { Attempts } from "./attempts";
import type { Received } from "./call";
import { deliver } from "./deliver";
import { Faults, substitute } from "./faults";
import { Holds } from "./holds";
import { identifier } from "./identifiers";
import { listen } from "./listen";
import { Log, type LoggedExchange } from "./log";
import { respond, type Site } from "./respond";
import { type Made, Store, type Turn } from "./store";
import { shipped, type Switches } from "./switches";

export type { LoggedExchange } from "./log";
export type { Fault, FaultKind, Switches } from "./switches";

export interface ReferenceServer {
  readonly origin: `http://127.0.0.1:${number}`;
  /** Every request unchanged, with its answer: tests watch the wire through it. */
  readonly log: readonly LoggedExchange[];
  /** The first request whose "METHOD path" matches: one already logged, or the next to come. */
  seen(on: RegExp): Promise<LoggedExchange>;
  /** Takes effect with the next request. A fault given here counts its times anew. */
  switch(change: Partial<Switches>): void;
  /** Moves the server's clock: lifetimes run out without waiting. */
  advance(seconds: number): void;
  /** Lets go of every answer that is held. A test that awaited `seen` knows that the hold has begun. */
  release(): void;
  /** The stored text of a secret id, as the operator could read it; nothing once it is gone. */
  stored(id: string): string | undefined;
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
  /** Replaces the stored text, as a hostile operator could. Throws if there is none. */
  tamper(id: string, text: string): void;
  /** Drops all connections, answered or not. */
  close(): Promise<void>;
}

export interface Options {
  /** Absent: a free one. */
  readonly port?: number;
  readonly switches?: Partial<Switches>;
  /** The one account, for Basic credentials; v1 shows `user`. */
  readonly account?: { readonly user: string; readonly token: string };
  /** The clock that `advance` starts from. */
  readonly now?: () => Instant;
}

/** Rejects if the port is taken. */
export async function startReferenceServer(options: Options = {}): Promise<ReferenceServer> {
  const { now = clock.now, account } = options;
  let switches: Switches = { ...shipped, ...options.switches };
  let faults = new Faults(switches.fault);
  let advanced = 0;
  const moment = () => now() / 1000 + advanced;
  const log = new Log();
  const holds = new Holds();
  const store = new Store(moment);
  const attempts = {
    "0.26": new Attempts({ attempts: 5, window: 600, lockOut: 1800 }, moment),
    "0.23": new Attempts({ attempts: 5, window: 1200, lockOut: 1200 }, moment),
    // Not recorded: the same kind of limit, with the same words.
    "0.17": new Attempts({ attempts: 5, window: 1200, lockOut: 1200 }, moment),
  };

  const { origin, close } = await listen(serve, options.port ?? 0);
  const site: Site = {
    origin,
    store,
    attempts,
    account: account && { ...account, id: randomUUID() },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/", headers } = request;
    const fault = faults.strike(`${method} ${path}`);
    if (fault === "refuse") {
      log.add({ method, path, headers, body: "" });
      request.socket.destroy();
      return;
    }
    const held = fault === "hold" ? holds.hold() : undefined;
    const received = await receive(request, store.turn());
    const answered = log.add({ method, path, headers, body: received.body.toString("utf8") });
    const requestId = identifier(13);
    const answer =
      substitute(fault, { path, requestId, version: switches.version }) ??
      (await respond(received, switches, site, requestId));
    if (switches.latency > 0) await wait(switches.latency);
    if (fault === "hang") return;
    await held;
    if (response.destroyed) return;
    answered(answer.status);
    response.setHeader("date", new Date(moment() * 1000).toUTCString());
    deliver(response, answer, { fault, requestId, origin, version: switches.version });
  }

  return {
    origin,
    log: log.exchanges,
    seen: (on) => log.seen(on),
    switch(change) {
      switches = { ...switches, ...change };
      if ("fault" in change) faults = new Faults(change.fault);
    },
    advance(seconds) {
      advanced += seconds;
    },
    release: () => holds.release(),
    stored: (id) => store.stored(id),
    secrets: () => store.made(),
    tamper: (id, text) => store.tamper(id, text),
    close,
  };
}

async function receive(request: IncomingMessage, turn: Turn): Promise<Received> {
  const { method = "GET", headers, socket } = request;
  const from = socket.remoteAddress ?? "";
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const body = await buffer(request);
  return { method, path: pathname, query: searchParams, headers, body, from, turn };
}
