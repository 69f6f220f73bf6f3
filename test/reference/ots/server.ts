/** A local Luzifer/ots server, after the source of v1.21.9 (`api.go`, `main.go`, `memory.go`). Nothing of it was recorded. */
import { randomUUID } from "node:crypto";
import type { Address, Seconds } from "../../../lib/domain";
import { field, text } from "../../../lib/fields";
import { startHost, type Host, type HostAnswer, type HostOptions, type HostRequest } from "../host";
import { Ledger } from "../ledger";
import type { Made } from "../store";

export interface OtsSwitches {
  /** The path below which a proxy puts the server: empty, or with a slash at its beginning. */
  readonly path: string;
  /** Seconds. 0: texts are kept for ever, unless asked otherwise. */
  readonly secretExpiry: Seconds;
  /** Characters. */
  readonly maxSecretSize: number;
  readonly disableExpiryOverride: boolean;
  /** The rest of the operator's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The answer to anybody who wants to create: a proxy lets only some. */
  readonly creating: "open" | "refused" | "redirected";
  readonly version: string;
  /** False: the storage fails. */
  readonly stores: boolean;
}

const shipped: OtsSwitches = {
  path: "",
  secretExpiry: 0,
  maxSecretSize: 68_157_440,
  disableExpiryOverride: false,
  settings: { appTitle: "OTS - One Time Secrets" },
  creating: "open",
  version: "v1.21.9",
  stores: true,
};

export interface OtsServer extends Host {
  readonly address: Address;
  switch(change: Partial<OtsSwitches>): void;
  /** The stored text of an id, as the operator could read it; nothing once it is gone. */
  stored(id: string): string | undefined;
  /** Every secret that was ever made, oldest first. One that was burned counts as revealed: it is the same request. */
  secrets(): readonly Made[];
  /** Replaces the stored text, as a hostile operator could. */
  tamper(id: string, text: string): void;
}

interface Kept {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly end: number;
}

export async function startOtsServer(
  options: HostOptions & { readonly switches?: Partial<OtsSwitches> } = {},
): Promise<OtsServer> {
  let switches: OtsSwitches = { ...shipped, ...options.switches };
  const kept = new Map<string, Kept>();
  const ledger = new Ledger();
  const host = await startHost(respond, options);

  function respond(request: HostRequest): HostAnswer {
    const { path, method } = request;
    if (!path.startsWith(`${switches.path}/`)) return plain(404, "404 page not found\n");
    const inner = path.slice(switches.path.length);
    const [, id] = /^\/api\/get\/([^/]+)$/.exec(inner) ?? [];
    // Every method reaches these, HEAD and OPTIONS too.
    if (id !== undefined) return take(id);
    if (inner === "/api/create") return create(request);
    if (inner === "/api/isWritable") return mayCreate();
    if (inner === "/api/healthz") return { status: 200, headers: {}, body: "" };
    if (method !== "GET") return { status: 405, headers: {}, body: "" };
    if (inner === "/api/settings") return json(200, settings());
    if (inner === "/") return page();
    return plain(404, "404 not found\n");
  }

  function mayCreate(): HostAnswer {
    if (switches.creating === "refused") return plain(401, "Unauthorized\n");
    return switches.creating === "redirected"
      ? { status: 302, headers: { location: "/login" }, body: "" }
      : { status: 204, headers: {}, body: "" };
  }

  function create(request: HostRequest): HostAnswer {
    if (switches.creating !== "open") return mayCreate();
    const lifetime = lifetimeOf(request);
    const secret = secretIn(request);
    if (lifetime === undefined || secret === undefined) return refused(400);
    if (secret === "" || secret.length > switches.maxSecretSize) return refused(400);
    if (!switches.stores) return refused(500);
    const id = randomUUID();
    const end = host.now() + lifetime * 1000;
    kept.set(id, { text: secret, end: lifetime === 0 ? Number.POSITIVE_INFINITY : end });
    ledger.add(id, id);
    const ends = lifetime === 0 ? {} : { expires_at: new Date(end).toISOString() };
    return json(201, { success: true, ...ends, secret_id: id });
  }

  /** `parseExpiryOverride`: more than the maximum is cut in silence. */
  function lifetimeOf({ query }: HostRequest): Seconds | undefined {
    const { secretExpiry, disableExpiryOverride } = switches;
    const asked = query.get("expire");
    if (disableExpiryOverride || asked === null) return secretExpiry;
    if (!/^\+?\d+$/.test(asked) || Number(asked) > LONGEST) return undefined;
    const seconds = Number(asked);
    if (secretExpiry === 0) return seconds;
    return seconds === 0 ? secretExpiry : Math.min(seconds, secretExpiry);
  }

  function take(id: string): HostAnswer {
    if (!switches.stores) return refused(500);
    const found = kept.get(id);
    kept.delete(id);
    ledger.end(id, "revealed");
    return found === undefined || found.end <= host.now()
      ? refused(404)
      : json(200, { success: true, secret: found.text });
  }

  function settings() {
    const { disableExpiryOverride } = switches;
    return {
      acceptedFileTypes: "",
      disableFileAttachment: false,
      maxAttachmentSizeTotal: 0,
      ...switches.settings,
      ...(disableExpiryOverride && { disableExpiryOverride }),
    };
  }

  function page(): HostAnswer {
    const { secretExpiry, version } = switches;
    return {
      status: 200,
      headers: { "content-type": "text/html; charset=utf-8", "referrer-policy": "no-referrer" },
      body: `<!doctype html>
<title>OTS</title>
<script>
      window.maxSecretExpire = ${secretExpiry}
      window.version = "${version}"
</script>`,
    };
  }

  return {
    ...host,
    get address(): Address {
      return switches.path === "" ? host.origin : `${host.origin}/${switches.path.slice(1)}`;
    },
    switch: (change) => void (switches = { ...switches, ...change }),
    stored: (id) => kept.get(id)?.text,
    secrets: () => ledger.made(),
    tamper(id, other) {
      const found = kept.get(id);
      if (!found) throw new Error(`no secret ${id}`);
      kept.set(id, { ...found, text: other });
    },
  };
}

/** The largest number of seconds that Go's durations hold. */
const LONGEST = 9_223_372_036;

/** Any type that is not JSON is read as a form. Nothing if the JSON is none, or of another form. */
function secretIn({ headers, body, query }: HostRequest): string | undefined {
  if (!headers["content-type"]?.startsWith("application/json")) {
    return new URLSearchParams(body).get("secret") ?? query.get("secret") ?? "";
  }
  try {
    const value: unknown = JSON.parse(body);
    return field(value, "secret") === undefined ? "" : text(value, "secret");
  } catch {
    return undefined;
  }
}

function json(status: number, value: unknown): HostAnswer {
  const headers = { "content-type": "application/json", "cache-control": "no-store, max-age=0" };
  return { status, headers, body: `${JSON.stringify(value)}\n` };
}

/** The text is a number of the server's log, whatever the reason. */
function refused(status: number): HostAnswer {
  return json(status, { success: false, error: randomUUID() });
}

function plain(status: number, body: string): HostAnswer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
