/** The rights of callers in /api/v2, as v0.26.6 answers it. */
import { anonymous } from "../accounts";
import { json, unrouted, type Answer } from "../answer";
import type { Call } from "../call";
import { notEntitled } from "../entitlements";
import { route, wrap, type Operation, type Routes } from "../routes";
import { burn, conceal, receipt, recent, reveal, secretStatus, show } from "./v2-operations";

const withinGuest: Routes = {
  "POST /secret/conceal": conceal,
  "GET /secret/:id": show,
  "POST /secret/:id/reveal": reveal,
  "GET /receipt/:id": receipt,
  "POST /receipt/:id/burn": burn,
};

const outsideGuest: Routes = {
  "GET /version": forAccounts(version),
  "GET /receipt/recent": (call, id) =>
    call.switches.wrongCredentials === "anonymous-everywhere"
      ? recent(call)
      : forAccounts(recent)(call, id),
  "GET /secret/:id/status": secretStatus,
  // No preflight: the operation itself, run without a body (recorded).
  "OPTIONS /secret/conceal": conceal,
  ...withinGuest,
};

/** Answered whatever the setting for guests. */
const ungated: ReadonlySet<string> = new Set([
  "GET /version",
  "GET /receipt/recent",
  "GET /secret/:id/status",
]);

/** Answered whoever calls. */
const open: Routes = { "GET /status": status };

export function v2(call: Call, path: string): Answer {
  return (
    route(open, call, path) ??
    find(call, path) ??
    unrouted({ error: "Not Found", error_type: "NotFound" })
  );
}

function find(call: Call, path: string): Answer | undefined {
  return path.startsWith("/guest/")
    ? guest(call, path.slice("/guest".length))
    : plain(call, path.replace(/^\/private\//, "/receipt/"));
}

function status(): Answer {
  return { ...json(200, { success: true, status: "nominal", locale: "en" }), from: "status" };
}

/** Credentials are not looked at here (recorded). */
function guest(call: Call, path: string): Answer | undefined {
  // The servers without these routes gave no error_type for an unknown path.
  if (!call.switches.guestPaths) return unrouted({ error: "Not Found" });
  return route(gated(withinGuest), { ...call, caller: anonymous }, path);
}

function plain(call: Call, path: string): Answer | undefined {
  if (!call.switches.accounts) return route(accountsOff, call, path);
  if (call.caller.kind === "rejected" && call.switches.wrongCredentials === "refused") {
    return route(rejected, call, path);
  }
  return route(gated(outsideGuest), call, path);
}

function gated(routes: Routes): Routes {
  return wrap(routes, (operation, pattern) => (call, id) => {
    const { caller, switches } = call;
    if (caller.kind === "account") {
      const entitled = switches.plan !== "no-api" || pattern === "GET /version";
      return entitled ? operation(call, id) : notEntitled(call, "api_access");
    }
    return switches.guestRoutes || ungated.has(pattern) ? operation(call, id) : guestsOff(call);
  });
}

function guestsOff({ requestId }: Call): Answer {
  return json(403, {
    error: "Guest API access is disabled",
    error_type: "GuestRoutesDisabled",
    code: "GUEST_ROUTES_DISABLED",
    request_id: requestId,
  });
}

const accountsOff = wrap(
  outsideGuest,
  () => () => json(401, { error: "Authentication strategy not configured: 'basicauth'" }),
);

const rejected = wrap(outsideGuest, () => unauthenticated);

function forAccounts(operation: Operation): Operation {
  return (call, id) =>
    call.caller.kind === "account" ? operation(call, id) : unauthenticated(call);
}

function unauthenticated({ caller, store }: Call): Answer {
  const timestamp = Math.floor(store.now());
  const message =
    caller.kind === "rejected"
      ? "[CREDENTIALS_INVALID] Invalid credentials"
      : "[AUTH_HEADER_MISSING] No authorization header";
  return json(401, { error: "Authentication Required", message, timestamp });
}

/** Built from source, the server does not know its version (recorded). */
function version(): Answer {
  return json(200, { success: true, version: ["0", "0", "0"], locale: "en" });
}
