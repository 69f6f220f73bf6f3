/**
 * A local PrivateBin that answers as the recorded one does, and fails on command. The recording covers creating, reading and
 * deleting; the front page, `jsonld`, the pause between texts and the limit of size are from the source of 2.0.5.
 */
import { randomBytes } from "node:crypto";
import { clock } from "../../../lib/clock";
import { startHost, type Host, type HostAnswer, type HostOptions, type HostRequest } from "../host";
import { fnv1a64 } from "./fnv1a64";
import { Ledger } from "../ledger";
import type { Made } from "../store";
import { isValid } from "./isValid";

export interface Switches {
  /** The path below which the server lives: none, or one that begins with a slash and ends without. */
  readonly path: string;
  /** The release that the page names. 1.7.0 is the first whose page understands `#-`. */
  readonly version: string;
  /** Seconds by their names (`expire_options`). */
  readonly lifetimes: Readonly<Record<string, number>>;
  /** The name of the lifetime for texts with an unknown one. */
  readonly usual: string;
  /** Seconds that a network address must wait between two texts. As shipped 10; here none, so that tests need not wait. */
  readonly pause: number;
  /** The longest ciphertext, in characters. */
  readonly limit: number;
  /** Off: it takes texts from few network addresses, and this is none of them (`creators`). */
  readonly writable: boolean;
}

const shipped: Switches = {
  path: "",
  version: "2.0.5",
  lifetimes: {
    "5min": 300,
    "10min": 600,
    "1hour": 3_600,
    "1day": 86_400,
    "1week": 604_800,
    "1month": 2_592_000,
    "1year": 31_536_000,
    never: 0,
  },
  usual: "1week",
  pause: 0,
  limit: 10_485_760,
  writable: true,
};

export interface PrivateBin extends Host {
  /** Takes effect with the next request. */
  switch(change: Partial<Switches>): void;
  /** The stored ciphertext of an id, as the operator could read it; nothing once it is gone. */
  stored(id: string): string | undefined;
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
  /** Replaces the stored ciphertext, as a hostile operator could. */
  tamper(id: string, ct: string): void;
}

interface Kept {
  readonly paste: { readonly adata: readonly unknown[]; readonly v: number; readonly ct: string };
  readonly token: string;
  /** In seconds. Absent: never. */
  readonly end?: number;
}

const GONE = "Document does not exist, has expired or has been deleted.";

export async function startPrivateBin(
  options: HostOptions & { readonly switches?: Partial<Switches> } = {},
): Promise<PrivateBin> {
  let switches: Switches = { ...shipped, ...options.switches };
  const pastes = new Map<string, Kept>();
  const ledger = new Ledger();
  let lastPost = Number.NEGATIVE_INFINITY;
  const now = () => Math.floor(host.now() / 1000);
  const url = (id: string) => `${switches.path}/?${id}`;
  const done = (id: string, other = {}) => json({ status: 0, id, url: url(id), ...other });

  function respond(request: HostRequest): HostAnswer {
    const { method, path, query } = request;
    if (path !== `${switches.path}/` && path !== `${switches.path}/index.php`) return notFound;
    if (["POST", "PUT", "DELETE"].includes(method)) return write(request, parsed(request.body));
    const types = query.get("jsonld");
    if (types === "types") return typesOf(switches);
    if (types !== null) return { status: 200, headers: { "content-type": LD }, body: "{}" };
    const id = query.get("pasteid") ?? bareId(query);
    if (id === undefined) return isJson(request) ? ok("") : page(switches);
    const token = query.get("deletetoken");
    const answer = token === null ? undefined : remove(id, token);
    if (!isJson(request)) return page(switches);
    return answer ?? read(id);
  }

  function write(request: HostRequest, body: Readonly<Record<string, unknown>>): HostAnswer {
    const { pasteid, deletetoken } = body;
    const answer =
      typeof pasteid === "string" && typeof deletetoken === "string"
        ? remove(pasteid, deletetoken)
        : create(body);
    return isJson(request) ? answer : page(switches);
  }

  function create(body: Readonly<Record<string, unknown>>): HostAnswer {
    if (!switches.writable) return refused("Your IP is not authorized to create documents.");
    if (lastPost + switches.pause >= now() && switches.pause > 0) {
      return refused(`Please wait ${switches.pause} seconds between each post.`);
    }
    lastPost = now();
    if (!isValid(body)) return refused("Invalid data.");
    const { adata, v, ct, meta } = body;
    if (ct.length > switches.limit) {
      return refused(`Document is limited to ${switches.limit} B of encrypted data.`);
    }
    const id = fnv1a64(ct);
    if (pastes.has(id)) return refused("You are unlucky. Try again.");
    const { lifetimes, usual } = switches;
    const lifetime = lifetimes[meta.expire] ?? lifetimes[usual] ?? 0;
    const token = randomBytes(32).toString("hex");
    const end = lifetime > 0 ? { end: now() + lifetime } : {};
    pastes.set(id, { paste: { adata, v, ct }, token, ...end });
    ledger.add(id, token);
    return done(id, { deletetoken: token });
  }

  /** A look at a paste burns it, whatever it is for. */
  function get(id: string): Kept | undefined {
    const kept = pastes.get(id);
    if (!kept) return undefined;
    const expired = kept.end !== undefined && kept.end < now();
    if (expired || kept.paste.adata[3] === 1) pastes.delete(id);
    return expired ? undefined : kept;
  }

  function read(id: string): HostAnswer {
    if (!/^[a-f0-9]{16}$/.test(id)) return refused("Invalid document ID.");
    const kept = get(id);
    if (!kept) return refused(GONE);
    if (!pastes.has(id)) ledger.end(id, "revealed");
    const { adata, v, ct } = kept.paste;
    const meta = kept.end === undefined ? {} : { time_to_live: kept.end - now() };
    const comments = { comments: [], comment_count: 0, comment_offset: 0 };
    return done(id, { adata, meta, v, ct, ...comments, "@context": "?jsonld=paste" });
  }

  function remove(id: string, token: string): HostAnswer {
    const kept = get(id);
    if (!kept) return refused(GONE);
    if (kept.token === token || !pastes.has(id)) ledger.end(id, "burned");
    if (kept.token !== token) return refused("Wrong deletion token. Document was not deleted.");
    pastes.delete(id);
    return done(id);
  }

  const { port, now: start = clock.now } = options;
  const host = await startHost(respond, { now: start, ...(port === undefined ? {} : { port }) });
  return {
    ...host,
    switch: (change) => void (switches = { ...switches, ...change }),
    stored: (id) => pastes.get(id)?.paste.ct,
    secrets: () => ledger.made(),
    tamper(id, ct) {
      const kept = pastes.get(id);
      if (!kept) throw new Error(`nothing is stored as ${id}`);
      pastes.set(id, { ...kept, paste: { ...kept.paste, ct } });
    },
  };
}

const LD = "application/ld+json";

/** `Request.php`: the header of the page, or a type without HTML. */
function isJson({ headers }: HostRequest): boolean {
  const { accept = "" } = headers;
  return (
    headers["x-requested-with"] === "JSONHttpRequest" ||
    (accept.includes("application/json") && !accept.includes("html"))
  );
}

/** A parameter without a value, as links have it; any other parameter makes an id that is none. */
function bareId(query: URLSearchParams): string | undefined {
  const found = [...query].find(([key, value]) => value === "" && /^[a-f0-9]{16}$/.test(key));
  return found?.[0] ?? (query.size > 0 ? "invalid id" : undefined);
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return { ...(typeof value === "object" ? value : undefined) };
  } catch {
    return {};
  }
}

function refused(message: string): HostAnswer {
  return json({ status: 1, message });
}

/** PHP escapes slashes. */
function json(value: object): HostAnswer {
  return ok(JSON.stringify(value).replaceAll("/", "\\/"));
}

function ok(body: string): HostAnswer {
  return {
    status: 200,
    headers: {
      "content-type": "application/json",
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": "X-Requested-With, Content-Type",
      "cache-control": "no-store, no-cache, no-transform, must-revalidate",
      "x-content-type-options": "nosniff",
      vary: "Accept",
    },
    body,
  };
}

const HTML = { "content-type": "text/html; charset=UTF-8" };

const notFound: HostAnswer = { status: 404, headers: HTML, body: "<h1>Not Found</h1>" };

/** `View.php`: no answer to a form or a script, but the whole page. */
function page({ version }: Switches): HostAnswer {
  const script = `<script defer type="text/javascript" src="js/privatebin.js?${version}"></script>`;
  const body = `<!DOCTYPE html>\n<html lang="en"><head><title>PrivateBin</title>${script}</head></html>`;
  return { status: 200, headers: { ...HTML, vary: "Accept" }, body };
}

/** `js/types.jsonld`, as far as it matters. Up to 1.5.1 it is not handed out. */
function typesOf({ version, lifetimes, path }: Switches): HostAnswer {
  const headers = { "content-type": LD, "access-control-allow-origin": "*" };
  if (/^1\.[0-4]\.|^1\.5\.[01]$/.test(version)) return { status: 200, headers, body: "{}" };
  const body = JSON.stringify({
    "@context": { so: "https://schema.org/", pb: `${path}/?jsonld=types#` },
    PasteCipherMessage: { paste: { "@type": "so:Text" } },
    Expiration: { "@type": "so:Text", "@value": "1week", "@enum": Object.keys(lifetimes) },
  });
  return { status: 200, headers, body };
}
