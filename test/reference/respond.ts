/** From a request to its answer: finds the dialect, the credentials and the parameters. */
import { identify, type Account } from "./accounts";
import { internalError, plain, unparsable, type Answer } from "./answer";
import type { Attempts } from "./attempts";
import type { Call, Received } from "./call";
import { oldestV1, oldV1 } from "./dialects/old-v1";
import { oldV2 } from "./dialects/old-v2";
import { oldestV2 } from "./dialects/oldest-v2";
import { v1 } from "./dialects/v1";
import { v2 } from "./dialects/v2";
import { pageState } from "./page-state";
import { page } from "./pages";
import { readParams, type Reading } from "./params";
import { serviceWorker } from "./service-worker";
import type { Store } from "./store";
import type { Switches } from "./switches";

export interface Site {
  readonly origin: string;
  readonly store: Store;
  readonly attempts: Readonly<Record<Switches["version"], Attempts>>;
  readonly account?: Account | undefined;
}

interface Dialect {
  readonly answer: (call: Call, path: string) => Answer;
  readonly reads: Reading;
}

const dialects: Readonly<Record<Switches["version"], Readonly<Record<string, Dialect>>>> = {
  "0.26": { v1: { answer: v1, reads: "sniff" }, v2: { answer: v2, reads: "sniff" } },
  "0.23": { v1: { answer: oldV1, reads: "form-only" }, v2: { answer: oldV2, reads: "json" } },
  "0.17": { v1: { answer: oldestV1, reads: "form-only" }, v2: { answer: oldestV2, reads: "json" } },
};

/** Reading the body takes time; the operation itself happens in one step, so that one caller only can win. */
export async function respond(
  received: Received,
  switches: Switches,
  site: Site,
  requestId: string,
): Promise<Answer> {
  if (switches.originCheck && isForeign(received, site.origin)) return plain(403, "Forbidden");
  const [dialect, path] = find(received.path, switches);
  if (dialect === undefined) return elsewhere(received, switches, site);
  const params = await readParams(received, dialect.reads);
  if (params === "malformed") return unparsable;
  if (params === "no-object") return internalError;
  const { origin, store } = site;
  const caller = identify(received.headers.authorization, accountOf(site, switches));
  const attempts = site.attempts[switches.version];
  const { method, turn } = received;
  const client = clientOf(received);
  const call: Call = {
    method,
    params,
    caller,
    client,
    requestId,
    origin,
    switches,
    store,
    turn,
    attempts,
  };
  return dialect.answer(call, path);
}

/**
 * As Otto 1.1.0-alpha4 of 0.17 and 0.23: a caller that claims to speak for another is believed. Nothing of 0.26 depends on it.
 */
function clientOf({ headers, from }: Received): string {
  const [forwarded] = [headers["x-forwarded-for"] ?? []].flat();
  return forwarded?.split(/,\s*/)[0] ?? from;
}

/** Up to 0.23 an account is known by its address. */
function accountOf({ account }: Site, { version }: Switches): Account | undefined {
  return account && version !== "0.26" ? { ...account, id: account.user } : account;
}

/** Answers unknown paths: the servers without v2 left them to the router (Otto 1.0). */
function elsewhere({ method, path }: Received, switches: Switches, { origin }: Site): Answer {
  if (!switches.v2 && path.startsWith("/api/")) return plain(404, "Not Found");
  const hostile = switches.serviceWorker ? serviceWorker(path) : undefined;
  if (hostile) return hostile;
  return pageState(`${method} ${path}`, origin, switches) ?? page(path, switches.version);
}

/** The dialect and the path within it. Since 0.24 a slash at the end does not matter (recorded). */
function find(path: string, { version, v2: hasV2 }: Switches): [Dialect | undefined, string] {
  const [, api, rest] = /^\/api\/(v1|v2)(\/.*)$/.exec(path) ?? [];
  if (api === undefined || rest === undefined) return [undefined, path];
  if (api === "v2" && !hasV2) return [undefined, path];
  return [dialects[version][api], version === "0.26" ? rest.replace(/\/$/, "") : rest];
}

/** As Rack::Protection::HttpOrigin: safe methods and requests without an Origin pass. */
function isForeign({ method, headers }: Received, own: string): boolean {
  const safe = ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
  return !safe && headers.origin !== undefined && headers.origin !== own;
}
