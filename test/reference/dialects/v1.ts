/** /api/v1 as v0.26.6 answers it: every refusal is a 404. */
import { ownerId } from "../accounts";
import { labelledJson, unrouted, type Answer } from "../answer";
import type { Call } from "../call";
import { given, type Params } from "../params";
import { v1Lifetime } from "../lifetimes";
import { limitsOf } from "../limits";
import {
  refuseDomain,
  refuseLong,
  refuseNothing,
  refusePassphrase,
  refuseRecipient,
  textOf,
  type Refusal,
} from "../rules";
import { route, wrap, type Operation, type Routes } from "../routes";
import { burnedReceipt, createdReceipt, listedReceipt, shownReceipt } from "./v1-records";
import type { Switches } from "../switches";
import { short } from "./wording";

/** Below this many characters an identifier is none. */
const ID_MIN = 20;

const routes: Routes = {
  "GET /authcheck": forAccounts(() => nominal),
  "POST /share": share,
  "POST /create": share,
  "POST /secret/:id": secret,
  "GET /private/recent": forAccounts(recent),
  "GET /private/:id": receipt,
  "POST /private/:id": receipt,
  "POST /private/:id/burn": burn,
};

const unauthorized = refused("Not authorized", 401);

const nominal = labelledJson(200, { status: "nominal", locale: "en" });

/** Answered whoever calls. */
const open: Routes = { "GET /status": () => ({ ...nominal, from: "status" }) };

export function v1(call: Call, path: string): Answer {
  const known = path.replace(/^\/(metadata|receipt)\//, "/private/");
  return (
    route(open, call, path) ??
    route(call.switches.accounts ? checked : accountsOff(path), call, known) ??
    unrouted({ error: "Not Found" })
  );
}

/** Wrong credentials fail everywhere; they never turn into anonymous (recorded). */
const checked = wrap(
  routes,
  (operation) => (call, id) =>
    call.caller.kind === "rejected" ? unauthorized : operation(call, id),
);

/** A caller with credentials, right or wrong, is told so (`disabled_response`, not recorded). */
function accountsOff(path: string): Routes {
  const unavailable = labelledJson(404, { message: `/api/v1${path} is not available` });
  return wrap(
    routes,
    (operation) => (call, id) =>
      call.caller.kind === "anonymous" ? operation(call, id) : unavailable,
  );
}

function forAccounts(operation: Operation): Operation {
  return (call, id) => (call.caller.kind === "account" ? operation(call, id) : unauthorized);
}

function share(call: Call): Answer {
  const { params, store, switches } = call;
  const refusal = refuse(params, switches);
  if (refusal !== undefined) return refused(refusal.message, 400);
  const owner = ownerId(call);
  const passphrase = given(params, "passphrase");
  const entry = store.create({
    text: textOf(params),
    lifetime: v1Lifetime(call, params["ttl"]),
    idLength: 62,
    ...(owner === undefined ? {} : { owner }),
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  return labelledJson(200, createdReceipt(entry, call));
}

const MAX_BYTES = 10_000;

/** In the server's own order. Neither the size that is set nor the kinds of characters matter to v1. */
function refuse(params: Params, switches: Switches): Refusal | undefined {
  const { passphraseMin, passphraseMax } = limitsOf(switches);
  const required = switches.passphraseRequired;
  const rules = { passphraseMin, passphraseMax, passphraseComplex: false, required };
  return (
    refuseLong(params, MAX_BYTES, `Secret value exceeds the maximum size of ${MAX_BYTES} bytes`) ??
    refuseRecipient(params) ??
    refuseDomain(params) ??
    refusePassphrase(params, rules) ??
    refuseNothing(params)
  );
}

/** Consumes at once. A wrong passphrase is "Unknown secret" too, and is not counted (recorded). */
function secret(call: Call, id: string): Answer {
  if (id.length < ID_MIN) return labelledJson(404, { message: "Not Found" });
  const entry = call.store.waiting(id);
  if (entry === undefined) return unknown(id);
  if (entry.passphrase !== undefined && entry.passphrase !== call.params["passphrase"]) {
    return unknown(id);
  }
  const value = call.store.end(entry, "revealed");
  if (value === undefined) return unknown(id);
  return labelledJson(200, { value, secret_key: id, share_domain: call.origin });
}

function receipt(call: Call, id: string): Answer {
  const entry = call.store.receipt(id);
  if (entry === undefined) return unknown(id);
  return labelledJson(200, shownReceipt(entry, call));
}

/** Tells the state before the burn (recorded). */
function burn(call: Call, id: string): Answer {
  const { store, params } = call;
  const entry = store.receipt(id);
  if (entry === undefined || store.state(entry) !== "new") return unknown(id);
  if (entry.passphrase !== undefined && entry.passphrase !== params["passphrase"]) {
    return refused("Double check that passphrase", 400);
  }
  const state = burnedReceipt(entry, call);
  if (store.end(entry, "burned") === undefined) return unknown(id);
  return labelledJson(200, { state, secret_shortkey: short(entry.id) });
}

function recent(call: Call): Answer {
  const entries = call.store.owned(ownerId(call) ?? "");
  return labelledJson(
    200,
    entries.map((entry) => listedReceipt(entry, call)),
  );
}

function unknown(id: string): Answer {
  return labelledJson(404, { secret_key: id, message: "Unknown secret" });
}

/** `intended` is the status that the server had in mind. */
export function refused(message: string, intended: 400 | 401): Answer {
  return labelledJson(404, { message }, { "x-ots-intended-status": String(intended) });
}
