/** A local server that answers as Yopass 14.9.0 does, from its source (`recording.json`). */
import { randomBytes } from "node:crypto";
import { flag, number, text } from "../../../lib/fields";
import { startHost, type Host, type HostAnswer, type HostOptions, type HostRequest } from "../host";
import type { Made } from "../store";
import { configOf } from "./config";
import { shipped, type Settings } from "./settings";
import { Store } from "./store";

export interface YopassServer extends Host {
  /** Changes these settings, and keeps the others. */
  set(settings: Partial<Settings>): void;
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
}

export interface YopassOptions extends HostOptions {
  readonly settings?: Partial<Settings>;
  /** The ids and tokens that it draws, one after the other. Absent: at random. */
  readonly draw?: () => string;
}

export async function startYopass({
  settings: changed = {},
  draw = drawId,
  ...options
}: YopassOptions = {}): Promise<YopassServer> {
  let settings: Settings = { ...shipped, ...changed };
  const store = new Store(() => host.now(), draw);
  const host = await startHost((request) => answer(request, settings, store), options);
  return {
    ...host,
    set: (more) => void (settings = { ...settings, ...more }),
    secrets: () => store.made(),
  };
}

/** 22 signs of base 62, as `GenerateID`. */
function drawId(): string {
  return randomBytes(64)
    .toString("base64")
    .replaceAll(/[^0-9A-Za-z]/g, "")
    .slice(0, 22);
}

function answer(request: HostRequest, settings: Settings, store: Store): HostAnswer {
  const { frontendUrl } = settings;
  const { origin } = request.headers;
  const changes = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  if (frontendUrl !== undefined && origin !== undefined && changes) {
    if (new URL(frontendUrl).origin !== origin) return plain(403, "origin not allowed");
  }
  const { headers, ...rest } = route(request, settings, store);
  const allowed = frontendUrl === undefined ? "*" : new URL(frontendUrl).origin;
  return { ...rest, headers: { "access-control-allow-origin": allowed, ...headers } };
}

const SECRET =
  /^\/secret\/((?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|[a-zA-Z0-9]{22})(?:\/(status|receipt))?$/;

function route(request: HostRequest, settings: Settings, store: Store): HostAnswer {
  const { method, path } = request;
  const [, id = "", what = "secret"] = SECRET.exec(path) ?? [];
  switch (`${method} ${id === "" ? path : what}`) {
    case "GET /config":
      return withHeaders(json(200, configOf(settings)), {
        "access-control-allow-headers": "content-type",
      });
    case "GET /version":
      return json(200, { version: "14.9.0" });
    case "POST /create/secret":
      return settings.readOnly ? missing : create(request, settings, store);
    case "OPTIONS /create/secret":
      return settings.readOnly ? missing : preflight("POST, OPTIONS", "Content-Type");
    case "GET status":
      return settings.prefetch ? uncached(lookAt(id, store)) : missing;
    case "GET secret":
      return uncached(reveal(id, settings, store));
    case "DELETE secret":
      return remove(id, settings, store);
    case "GET receipt":
      return uncached(receiptOf(id, request, store));
    case "OPTIONS receipt":
      return preflight("GET, OPTIONS", "Content-Type, X-Yopass-Receipt-Token");
    case "GET /":
      return { status: 200, headers: { "content-type": "text/html" }, body: PAGE };
    default:
      return missing;
  }
}

const PAGE = "<!doctype html><title>Yopass</title>";

function create({ headers, body }: HostRequest, settings: Settings, store: Store): HostAnswer {
  const { maxLength, oidc, apiToken, forceExpiration } = settings;
  const signedIn = apiToken !== undefined && headers.authorization === `Bearer ${apiToken}`;
  if (oidc && settings.requireAuth && !signedIn) return signIn;
  if (body.length > maxLength + maxLength / 64 + 4096) return said(413, "Request body too large");
  const asked = parsed(body);
  if (asked === undefined) return said(400, "Unable to parse json");
  const expiration = number(asked, "expiration") ?? 0;
  const once = flag(asked, "one_time") === true;
  const receipt = flag(asked, "receipt") === true;
  const auth = flag(asked, "require_auth") === true;
  if (receipt && !settings.licensed) {
    return said(400, "Read receipts are not enabled on this server");
  }
  if (![3600, 86_400, 604_800].includes(expiration)) {
    return said(400, "Invalid expiration specified");
  }
  if (forceExpiration !== undefined && expiration !== forceExpiration) {
    return said(400, "Expiration does not match server policy");
  }
  if (auth && !oidc) return said(400, "Authentication not configured on this server");
  if (!once && settings.forceOneTime) return said(400, "Secret must be one time download");
  const message = text(asked, "message") ?? "";
  if (message.length > maxLength) return said(400, "The encrypted message is too long");
  if (!isArmour(message)) return said(400, "Message must be PGP encrypted");
  const { id, token } = store.put({ message, expiration, once, auth }, receipt);
  return json(200, { message: id, ...(token === undefined ? {} : { receipt_token: token }) });
}

function isArmour(message: string): boolean {
  const armour =
    /^\s*-----BEGIN PGP MESSAGE-----\n(?:[^\n]+: [^\n]*\n)*\n([^-]+)-----END PGP MESSAGE-----\s*$/;
  const [, base64 = ""] = armour.exec(message) ?? [];
  return Buffer.from(base64.replace(/\n=.*/, ""), "base64").length > 0;
}

function lookAt(id: string, store: Store): HostAnswer {
  const secret = store.get(id);
  return secret ? json(200, { oneTime: secret.once, requireAuth: secret.auth }) : unknown;
}

function reveal(id: string, { caller }: Settings, store: Store): HostAnswer {
  const secret = store.get(id);
  if (!secret) return unknown;
  if (secret.auth) return caller === "nobody" ? signIn : outsider;
  if (secret.once) store.end(id, "revealed");
  store.noteViewed(id);
  const { message, expiration, once } = secret;
  const body = JSON.stringify({ expiration, message, ...(once && { one_time: true }) });
  // The source names no type, so Go sniffs one.
  return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

function remove(id: string, { caller }: Settings, store: Store): HostAnswer {
  const secret = store.get(id);
  if (!secret) return unknown;
  if (secret.auth) return caller === "nobody" ? signIn : outsider;
  store.end(id, "burned");
  return { status: 204, headers: {}, body: "" };
}

function receiptOf(id: string, { headers }: HostRequest, store: Store): HostAnswer {
  const found = store.receipt(id);
  if (!found) return said(404, "Receipt not found");
  const { token, ...facts } = found;
  if (headers["x-yopass-receipt-token"] !== token) return said(401, "Invalid receipt token");
  return json(200, facts);
}

function json(status: number, value: unknown): HostAnswer {
  const headers = { "content-type": "application/json" };
  return { status, headers, body: `${JSON.stringify(value)}\n` };
}

const said = (status: number, message: string) => json(status, { message });

const unknown = said(404, "Secret not found");
const signIn = said(401, "authentication required");
const outsider = said(403, "email domain not permitted");

function plain(status: number, body: string): HostAnswer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${body}\n` };
}

/** Routes that are missing fall through to the server of files. */
const missing = plain(404, "404 page not found");

function preflight(methods: string, headers: string): HostAnswer {
  return {
    status: 200,
    headers: {
      "access-control-allow-methods": methods,
      "access-control-allow-headers": headers,
    },
    body: "",
  };
}

function withHeaders(answered: HostAnswer, headers: HostAnswer["headers"]): HostAnswer {
  return { ...answered, headers: { ...answered.headers, ...headers } };
}

const uncached = (answered: HostAnswer) =>
  withHeaders(answered, { "cache-control": "private, no-cache" });

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
