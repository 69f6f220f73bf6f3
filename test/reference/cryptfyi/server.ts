/**
 * A server that answers as crypt.fyi does: version 0.0.14, as recorded. Derived from its source (commit 04b32a22), not recorded:
 * the words for a text that is too large, for too many requests and for a path that does not exist, records with a read count
 * beside "burn", a number of wrong tries (`fc`), and addresses (`ips`).
 */
import { randomInt } from "node:crypto";
import { field, flag, number, text } from "../../../lib/fields";
import type { Instant } from "../../../lib/domain";
import { type Host, type HostAnswer, type HostOptions, type HostRequest, startHost } from "../host";
import { Ledger } from "../ledger";
import type { Made } from "../store";

export interface CryptFyiOptions extends HostOptions {
  /** The path below which the interface answers, and what stands at the root. */
  readonly layout?: "pages, with the interface below" | "interface alone" | "interface among pages";
  /** Requests a minute. Ten as shipped; as recorded if absent. */
  readonly rateLimit?: number;
}

export interface CryptFyi extends Host {
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
}

interface Kept {
  readonly record: Readonly<Record<string, unknown>>;
  readonly token: string;
  readonly createdAt: Instant;
  readsLeft: number;
  triesLeft: number;
}

/** Bytes of a request. */
const BODY_LIMIT = 102_400;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "*",
  "access-control-allow-headers": "*",
};

const JSON_TYPE = "application/json; charset=utf-8";

const ALGORITHMS = ["aes-256-gcm", "ml-kem-768", "ml-kem-768-2"];

export async function startCryptFyi(options: CryptFyiOptions = {}): Promise<CryptFyi> {
  const { layout = "pages, with the interface below", rateLimit = 100_000, ...rest } = options;
  const below = layout === "pages, with the interface below" ? "/api" : "";
  const vault = new Map<string, Kept>();
  const ledger = new Ledger();
  let window = { from: 0, requests: 0 };

  const host: Host = await startHost((request) => {
    const { method, path } = request;
    if (!path.startsWith(`${below}/`)) return page;
    const route = path.slice(below.length);
    if (layout === "interface among pages" && !/^\/(?:health$|vault)/.test(route)) return page;
    if (method === "OPTIONS")
      return answer(200, "", { "content-type": "text/plain; charset=utf-8" });
    const limit = limited();
    if (limit["retry-after"] !== undefined) {
      return json(429, { msg: "Rate limit exceeded, retry in 1 minute" }, limit);
    }
    if (Buffer.byteLength(request.body) > BODY_LIMIT) {
      return json(413, { msg: "Request body is too large" }, limit);
    }
    return operate(request, route, limit);
  }, rest);
  return { ...host, secrets: () => ledger.made() };

  function limited(): Readonly<Record<string, string>> {
    const now = host.now();
    if (now - window.from >= 60_000) window = { from: now, requests: 0 };
    window.requests += 1;
    const reset = `${Math.ceil((window.from + 60_000 - now) / 1000)}`;
    return {
      "x-ratelimit-limit": `${rateLimit}`,
      "x-ratelimit-remaining": `${Math.max(0, rateLimit - window.requests)}`,
      "x-ratelimit-reset": reset,
      ...(window.requests > rateLimit && { "retry-after": reset }),
    };
  }

  function operate(
    { method, query, body }: HostRequest,
    route: string,
    limit: Readonly<Record<string, string>>,
  ): HostAnswer {
    const [, id] = /^\/vault\/([^/]+)$/.exec(route) ?? [];
    if (method === "GET" && route === "/")
      return answer(302, "", { ...limit, location: "/health" });
    if (method === "GET" && route === "/health") {
      const health = { version: "0.0.14", name: "@crypt.fyi/server", redis: true };
      return json(200, health, limit);
    }
    if (method === "POST" && route === "/vault") return create(parsed(body), limit);
    if (method === "HEAD" && id !== undefined) {
      return { ...json(look(id) ? 200 : 404, null, limit), body: "" };
    }
    if (method === "GET" && id !== undefined) return read(id, query.get("h"), limit);
    if (method === "DELETE" && id !== undefined) {
      const found = look(id);
      const right = found !== undefined && found.token === text(parsed(body), "dt");
      if (right) {
        vault.delete(id);
        ledger.end(id, "burned");
      }
      return json(right ? 200 : 404, null, limit);
    }
    const message = `Route ${method}:${route} not found`;
    return json(404, { message, error: "Not Found", statusCode: 404 }, limit);
  }

  function look(id: string): Kept | undefined {
    const found = vault.get(id);
    if (!found) return undefined;
    if (host.now() < found.createdAt + (number(found.record, "ttl") ?? 0)) return found;
    vault.delete(id);
    return undefined;
  }

  function create(given: unknown, limit: Readonly<Record<string, string>>): HostAnswer {
    const problem = problemOf(given);
    if (problem !== undefined) return json(400, { msg: `body/${problem}` }, limit);
    const [id, token] = [randomText(), randomText()];
    const { c, b, ttl = 3_600_000, m, h, ips } = { ...Object(given) };
    vault.set(id, {
      record: { c, b, ttl, m, h, ips },
      token,
      createdAt: host.now(),
      readsLeft: number(given, "rc") ?? (flag(given, "b") === true ? 1 : Infinity),
      triesLeft: number(given, "fc") ?? Infinity,
    });
    ledger.add(id, token);
    return json(201, { id, dt: token }, limit);
  }

  function read(
    id: string,
    proof: string | null,
    limit: Readonly<Record<string, string>>,
  ): HostAnswer {
    if (proof === null) {
      return json(400, { msg: "querystring/h Invalid input: expected string" }, limit);
    }
    const found = look(id);
    const ips = text(found?.record, "ips");
    if (!found || (ips !== undefined && !ips.includes("127.0.0.1"))) return json(404, null, limit);
    const { c, b, ttl, m, h } = found.record;
    if (h !== proof) {
      found.triesLeft -= 1;
      if (found.triesLeft <= 0) vault.delete(id);
      return json(400, null, limit);
    }
    found.readsLeft -= 1;
    if (found.readsLeft <= 0) {
      vault.delete(id);
      ledger.end(id, "revealed");
    }
    return json(200, { c, b, ttl, cd: found.createdAt, m }, limit);
  }
}

/** The first fault, in the words of the server's validator. */
function problemOf(given: unknown): string | undefined {
  for (const name of ["c", "h"]) {
    if (text(given, name) === undefined) return `${name} Invalid input: expected string`;
  }
  const algorithm = text(field(field(given, "m"), "encryption"), "algorithm") ?? "";
  if (field(given, "m") !== undefined && !ALGORITHMS.includes(algorithm)) {
    const options = ALGORITHMS.map((name) => `"${name}"`).join("|");
    return `m/encryption/algorithm Invalid option: expected one of ${options}`;
  }
  if (flag(given, "b") === undefined) return "b Invalid input: expected boolean";
  const ttl = number(given, "ttl") ?? 3_600_000;
  if (ttl < 1000) return "ttl Too small: expected number to be >=1000";
  if (ttl > 604_800_000) return "ttl Too big: expected number to be <=604800000";
  if (text(given, "c") === "") return "c Content is required";
  return flag(given, "b") === true && number(given, "rc") !== undefined
    ? "rc Read count cannot be used with burn after reading"
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Any path of the pages is answered by the same page. */
const page: HostAnswer = {
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!doctype html><title>crypt.fyi</title>",
};

function answer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): HostAnswer {
  return { status, headers: { ...CORS, ...headers }, body };
}

function json(status: number, value: unknown, limit: Readonly<Record<string, string>>): HostAnswer {
  return answer(status, JSON.stringify(value), { "content-type": JSON_TYPE, ...limit });
}

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";

/** An id or a token. */
function randomText(): string {
  return Array.from({ length: 20 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}
