/** A local Password Pusher server, after the source of v2.11.4. Nothing of it was recorded. */
import { randomBytes } from "node:crypto";
import type { Address, Instant } from "../../../lib/domain";
import { field, flag, number, text } from "../../../lib/fields";
import { DAY } from "../../../lib/time";
import { startHost, type Host, type HostAnswer, type HostOptions, type HostRequest } from "../host";
import { Ledger } from "../ledger";
import type { Made } from "../store";

export interface PushSwitches {
  readonly version: string;
  /** The interfaces that the server has. None: a gateway, whose pages alone are reached, also by addresses that end in `.json`. */
  readonly api: "v2" | "v1" | "none";
  /** The commercial edition counts lifetimes by numbers; its answers are a guess, since its source is not public. */
  readonly edition: "oss" | "commercial";
  /** False: every call of the interface needs an account. */
  readonly anonymous: boolean;
  /** False: nobody but an owner may end a secret. */
  readonly deletable: boolean;
  readonly retrievalStep: boolean;
  readonly days: Range;
  readonly views: Range;
  /** The beginning of links, if it is another than the server's own. */
  readonly baseUrl?: string | undefined;
  /** True: no first user was made yet. */
  readonly firstRun: boolean;
  readonly throttled: boolean;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

const shipped: PushSwitches = {
  version: "2.11.4",
  api: "v2",
  edition: "oss",
  anonymous: true,
  deletable: true,
  retrievalStep: true,
  days: { least: 1, most: 90, usual: 7 },
  views: { least: 1, most: 100, usual: 5 },
  firstRun: false,
  throttled: false,
};

export interface PushServer extends Host {
  readonly address: Address;
  switch(change: Partial<PushSwitches>): void;
  /** The stored text of a token, as the operator could read it; nothing once it is gone. */
  stored(token: string): string | undefined;
  /** Every secret that was ever made, oldest first. */
  secrets(): readonly Made[];
  /** Keeps a secret as its sender could, of any kind and with files, and gives its token. */
  keep(given: Readonly<Record<string, unknown>>, files?: readonly PushFile[]): string;
}

interface PushFile {
  readonly filename: string;
  readonly content_type: string;
  readonly url: string;
}

interface Push {
  readonly token: string;
  readonly kind: string;
  payload: string | null;
  passphrase: string | null;
  readonly days: number;
  readonly duration?: number;
  readonly views: number;
  readonly step: boolean;
  readonly deletable: boolean | null;
  readonly created: Instant;
  updated: Instant;
  expiredOn: Instant | null;
  /** Views that counted, and those that came too late: both use up what is left. */
  viewed: number;
  deleted: boolean;
  readonly files: readonly PushFile[];
  /** The moments of tries with a passphrase. */
  tries: readonly Instant[];
}

type Errors = Readonly<Record<string, readonly string[]>>;

export async function startPushServer(
  options: HostOptions & { readonly switches?: Partial<PushSwitches> } = {},
): Promise<PushServer> {
  let switches: PushSwitches = { ...shipped, ...options.switches };
  const kept = new Map<string, Push>();
  const ledger = new Ledger();
  const host = await startHost(respond, options);

  function respond(request: HostRequest): HostAnswer {
    const { path, method } = request;
    if (switches.throttled) {
      const headers = { "content-type": "text/plain", "retry-after": "42" };
      return { status: 429, headers, body: "Retry later\n" };
    }
    if (switches.firstRun) {
      return { status: 302, headers: { location: `${host.origin}/first_run` }, body: "" };
    }
    const [, version] = /^\/api\/(v[12])\/version(?:\.json)?$/.exec(path) ?? [];
    if (version !== undefined) return has(version) ? versionAnswer(version) : missing();
    const [, shown, step] = /^\/p\/([\w-]+?)(?:\/(r)|\.json)?$/.exec(path) ?? [];
    if (switches.api === "none") return shown === undefined ? missing() : showPage(shown, step);
    const [, api, token, preview] =
      /^\/(api\/v2\/pushes|p)(?:\/([\w-]+?))?(\/preview)?\.json$/.exec(path) ?? [];
    if (api === undefined || (api !== "p" && !has("v2"))) {
      return shown === undefined ? missing() : showPage(shown, step);
    }
    const answer = interfaceAnswer(request, api, token, preview !== undefined);
    return method === "POST" && api === "p" && request.headers.origin !== undefined
      ? { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } }
      : answer;
  }

  function has(version: string): boolean {
    return switches.api === version || (version === "v1" && switches.api === "v2");
  }

  function interfaceAnswer(
    { method, headers, body, query }: HostRequest,
    api: string,
    token: string | undefined,
    preview: boolean,
  ): HostAnswer {
    // No account exists here, so that every token is a bad one.
    if (headers.authorization !== undefined || !switches.anonymous) return unauthorized;
    if (token === undefined) {
      return method === "POST"
        ? create(
            valuesIn(headers["content-type"] ?? "", body, api === "p" ? "password" : "push"),
            api,
          )
        : missing();
    }
    const push = kept.get(token);
    if (!push) return json(404, { error: "not-found" });
    if (method === "DELETE") return destroy(push);
    if (method !== "GET") return missing();
    return preview ? json(200, { url: urlOf(push) }) : show(push, query.get("passphrase"));
  }

  function versionAnswer(version: string): HostAnswer {
    const { edition } = switches;
    const about = { application_version: switches.version, api_version: "1.4", edition };
    return json(
      200,
      version === "v1" ? about : { ...about, api_version: "2.1", features: features() },
    );
  }

  function features() {
    return {
      anonymous_access: switches.anonymous,
      api_token_authentication: true,
      accounts: { enabled: false },
      pushes: {
        enabled: true,
        email_auto_dispatch: false,
        file_attachments: { enabled: true, requires_authentication: true },
        url_pushes: { enabled: true },
        qr_code_pushes: { enabled: true },
      },
      requests: { enabled: false },
    };
  }

  function create(found: unknown, api: string): HostAnswer {
    if (found === undefined) {
      const key = api === "p" ? "password" : "push";
      return json(400, { error: `param is missing or the value is empty or invalid: ${key}` });
    }
    if (text(found, "kind") === "file" || field(found, "files") !== undefined) return unauthorized;
    const errors = errorsOf(text(found, "kind") ?? "text", text(found, "payload") ?? "");
    if (errors !== undefined) return json(422, errors);
    const push = keep(found, []);
    return json(201, {
      ...record(push),
      note: text(found, "note") ?? "",
      name: text(found, "name") ?? "",
    });
  }

  /** A value out of its range counts as none. */
  function ranged(value: number | undefined, { least, most, usual }: Range): number {
    return value !== undefined && value >= least && value <= most ? Math.floor(value) : usual;
  }

  function keep(found: unknown, files: readonly PushFile[]): Push {
    const duration = number(found, "expire_after_duration");
    const push: Push = {
      token: randomBytes(12).toString("base64url").toLowerCase(),
      kind: text(found, "kind") ?? "text",
      payload: text(found, "payload") ?? null,
      passphrase: text(found, "passphrase") ?? "",
      days: ranged(number(found, "expire_after_days"), switches.days),
      ...(duration === undefined ? {} : { duration }),
      views: ranged(number(found, "expire_after_views"), switches.views),
      step: switches.retrievalStep && (flag(found, "retrieval_step") ?? true),
      deletable: switches.deletable && (flag(found, "deletable_by_viewer") ?? true),
      created: host.now(),
      updated: host.now(),
      expiredOn: null,
      viewed: 0,
      deleted: false,
      files,
      tries: [],
    };
    kept.set(push.token, push);
    ledger.add(push.token, push.token);
    return push;
  }

  function daysLeft({ created, days }: Push): number {
    return Math.max(days - Math.floor((host.now() - created) / 1000 / DAY), 0);
  }

  function expire(push: Push): void {
    push.payload = null;
    push.passphrase = null;
    push.expiredOn = host.now();
    push.updated = host.now();
  }

  function checkLimits(push: Push): void {
    const over = daysLeft(push) === 0 || push.viewed >= push.views;
    if (push.expiredOn === null && over) expire(push);
  }

  function show(push: Push, passphrase: string | null): HostAnswer {
    if (passphrase !== null && passphrase !== "") {
      const lately = push.tries.filter((at) => at > host.now() - 60_000);
      if (lately.length >= 5) {
        return json(429, { error: "Too many passphrase attempts. Please try again in a minute." });
      }
      push.tries = [...lately, host.now()];
    }
    checkLimits(push);
    if (
      push.expiredOn === null &&
      push.passphrase !== "" &&
      push.passphrase !== (passphrase ?? "")
    ) {
      return json(401, {
        error: "That passphrase is incorrect.",
        message:
          "This push requires a passphrase. Please provide it using the 'passphrase' parameter (e.g. ?passphrase=mysecret)",
        status: "unauthorized",
      });
    }
    push.viewed += 1;
    const { payload, files } = push;
    const shown = { ...record(push), payload, files: payload === null ? [] : files };
    // The last view is answered as if nothing had ended yet; files stay for their downloads.
    if (push.expiredOn === null && push.viewed >= push.views && files.length === 0) {
      expire(push);
      ledger.end(push.token, "revealed");
    }
    return json(200, shown, { "cache-control": "no-cache" });
  }

  function destroy(push: Push): HostAnswer {
    if (push.deletable !== true) {
      return json(401, { error: "That push is not deletable by viewers." });
    }
    if (push.expiredOn === null) {
      expire(push);
      push.deleted = true;
      ledger.end(push.token, "burned");
    }
    return json(200, record(push));
  }

  /** The page of a secret: behind `/r` it asks for a click, else it uses a view up, whatever its address ends in. */
  function showPage(token: string, step: string | undefined): HostAnswer {
    const push = kept.get(token);
    if (push) checkLimits(push);
    if (!push || push.expiredOn !== null) return page("<p>This secret link has expired.</p>");
    if (step !== undefined) return page(`<a href="/p/${token}">Click Here to Proceed</a>`);
    const { payload } = push;
    show(push, push.passphrase);
    return page(`<pre>${payload ?? ""}</pre>`);
  }

  function urlOf({ token, step }: Push): string {
    return `${switches.baseUrl ?? host.origin}/p/${token}${step ? "/r" : ""}`;
  }

  function record(push: Push) {
    const commercial = switches.edition === "commercial";
    return {
      expire_after_views: push.views,
      expired: push.expiredOn !== null,
      url_token: push.token,
      deletable_by_viewer: push.deletable,
      retrieval_step: push.step,
      expired_on: instant(push.expiredOn),
      passphrase: push.passphrase,
      created_at: instant(push.created),
      updated_at: instant(push.updated),
      ...(commercial
        ? { expire_after_duration: push.duration ?? 12 }
        : { expire_after_days: push.days, days_remaining: daysLeft(push) }),
      views_remaining: Math.max(push.views - push.viewed, 0),
      deleted: push.deleted,
      json_url: `${urlOf(push)}.json`,
      html_url: urlOf(push),
    };
  }

  return {
    ...host,
    address: host.origin,
    switch: (change) => void (switches = { ...switches, ...change }),
    stored: (token) => kept.get(token)?.payload ?? undefined,
    secrets: () => ledger.made(),
    keep: (found, files = []) => keep(found, files).token,
  };
}

/** The values in JSON, or in a form. Nothing if it has nothing under this key. */
function valuesIn(type: string, body: string, key: string): unknown {
  if (type.startsWith("application/json")) {
    try {
      const found = field(JSON.parse(body), key);
      return typeof found === "object" && found !== null ? found : undefined;
    } catch {
      return undefined;
    }
  }
  const fields = [...new URLSearchParams(body)].flatMap(([name, value]) => {
    const [, inner] = /^(?:\w+)\[(\w+)\]$/.exec(name) ?? [];
    return inner === undefined ? [] : [[inner, value] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** Characters. */
const LONGEST = 1_048_576;

function errorsOf(kind: string, payload: string): Errors | undefined {
  if (payload.trim() === "") return { payload: ["Payload is required."] };
  if (kind === "url") {
    return /^https?:/i.test(payload)
      ? undefined
      : { payload: ["must be a valid HTTP or HTTPS URL."] };
  }
  return Array.from(payload).length > LONGEST
    ? { payload: ["The payload is too large.  You can only push up to 1048576 bytes."] }
    : undefined;
}

function instant(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

const unauthorized: HostAnswer = { status: 401, headers: {}, body: "" };

function json(status: number, value: unknown, headers: HostAnswer["headers"] = {}): HostAnswer {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

function page(body: string): HostAnswer {
  const headers = { "content-type": "text/html; charset=utf-8" };
  return { status: 200, headers, body: `<!doctype html>\n${body}` };
}

function missing(): HostAnswer {
  return { ...page("<h1>Not found</h1>"), status: 404 };
}
