/** From a request to its answer: which dialect, whose credentials, which parameters. */
import { identify, type Account } from "./accounts";
import { internalError, plain, unparsable, type Answer } from "./answer";
import type { Attempts } from "./attempts";
import type { Call, Received } from "./call";
import { v1 } from "./dialects/v1";
import { v2 } from "./dialects/v2";
import { hasPage, page } from "./pages";
import { readParams } from "./params";
import type { Store } from "./store";
import type { Switches } from "./switches";

export interface Site {
  readonly origin: string;
  readonly store: Store;
  readonly attempts: Readonly<Record<Switches["version"], Attempts>>;
  readonly account?: Account | undefined;
}

type Dialect = (call: Call, path: string) => Answer;

/** Reading the body takes time; the operation itself happens in one step, so that one caller only can win. */
export async function respond(
  received: Received,
  switches: Switches,
  site: Site,
  requestId: string,
): Promise<Answer> {
  if (switches.originCheck && isForeign(received, site.origin)) return plain(403, "Forbidden");
  const [dialect, path] = find(received.path, switches);
  if (dialect === undefined) return page(hasPage(received.path, switches.version) ? 200 : 404);
  const params = await readParams(received, "sniff");
  if (params === "malformed") return unparsable;
  if (params === "no-object") return internalError;
  const { origin, store, account } = site;
  const caller = identify(received.headers.authorization, account);
  const attempts = site.attempts[switches.version];
  const { method } = received;
  return dialect({ method, params, caller, requestId, origin, switches, store, attempts }, path);
}

function find(path: string, { v2: hasV2 }: Switches): [Dialect | undefined, string] {
  const [, version, rest] = /^\/api\/(v1|v2)(\/.*?)\/?$/.exec(path) ?? [];
  if (version === "v1" && rest !== undefined) return [v1, rest];
  if (version === "v2" && rest !== undefined && hasV2) return [v2, rest];
  return [undefined, path];
}

/** As Rack::Protection::HttpOrigin: safe methods and requests without an Origin pass. */
function isForeign({ method, headers }: Received, own: string): boolean {
  const safe = ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
  return !safe && headers.origin !== undefined && headers.origin !== own;
}
