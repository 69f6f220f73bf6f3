/** /api/v1 as v0.23.6 answers it, and v0.17.3. Accounts are from the source, not recorded. */
import { ownerId } from "../accounts";
import { labelledJson, unrouted, type Answer } from "../answer";
import type { Call } from "../call";
import { route, wrap, type Operation, type Routes } from "../routes";
import type { Entry } from "../store";
import { find, guess, handOver, keep, LIMITED, shrimp, unknown } from "./old";
import { short } from "./wording";

const nominal = labelledJson(200, { status: "nominal", locale: "en" });

const unauthorized = labelledJson(404, { message: "Not authorized" });

const oldest: Routes = {
  "GET /status": () => nominal,
  "POST /share": share,
  "POST /create": share,
  "POST /secret/:id": secret,
  "GET /private/recent": forAccounts(recent),
  "GET /private/:id": receipt,
  "POST /private/:id": receipt,
  "POST /private/:id/burn": burn,
};

const old: Routes = {
  ...oldest,
  "GET /authcheck": forAccounts(() => nominal),
  // The route wants another payload than `/share`, which nobody can give it (recorded).
  "POST /create": () => refused("Incorrect payload format"),
};

export const oldV1 = answering(old);

/** There is no `authcheck` before v0.18. */
export const oldestV1 = answering(oldest);

/** Wrong credentials fail everywhere. */
function answering(routes: Routes) {
  const checked = wrap(
    routes,
    (operation) => (call, id) =>
      call.caller.kind === "rejected" ? unauthorized : operation(call, id),
  );
  return (call: Call, path: string): Answer =>
    route(checked, call, path.replace(/^\/metadata\//, "/private/")) ??
    unrouted({ error: "Not Found" });
}

function forAccounts(operation: Operation): Operation {
  return (call, id) => (call.caller.kind === "account" ? operation(call, id) : unauthorized);
}

function share(call: Call): Answer {
  const entry = keep(call, call.params);
  return typeof entry === "string"
    ? refused(entry)
    : labelledJson(200, waiting(entry, call, "new"));
}

function secret(call: Call, id: string): Answer {
  const entry = find(call, id);
  if (entry === undefined) return unknown(id);
  const guessed = guess(call, entry);
  if (guessed === "limited") return labelledJson(404, { message: LIMITED });
  if (guessed === "wrong") return unknown(id);
  const value = handOver(call, entry);
  return labelledJson(200, { value, secret_key: id, share_domain: call.origin });
}

/** The first look still shows the text itself, unless a passphrase guards it (recorded). */
function receipt(call: Call, id: string): Answer {
  const { store } = call;
  const entry = store.receipt(id);
  if (entry === undefined) return unknown(id);
  if (store.state(entry) !== "new") return labelledJson(200, over(entry, call));
  const first = store.viewReceipt(entry);
  const value = entry.passphrase === undefined ? store.stored(entry.id) : undefined;
  return labelledJson(200, { ...waiting(entry, call, "viewed"), ...(first ? { value } : {}) });
}

/** Tells the state before the burn (recorded). */
function burn(call: Call, id: string): Answer {
  const { store } = call;
  const entry = store.receipt(id);
  if (entry === undefined || store.state(entry) !== "new") return unknown(id);
  const guessed = guess(call, entry);
  if (guessed === "limited") return labelledJson(404, { message: LIMITED });
  if (guessed === "wrong") return refused("Double check that passphrase");
  const before = entry.receiptViewedAt === undefined ? "new" : "viewed";
  const state = { ...common(entry, call, before), secret_key: entry.id, secret_ttl: null };
  if (store.end(entry, "burned") === undefined) return unknown(id);
  return labelledJson(200, { state, secret_shortkey: short(entry.id, 6) });
}

function recent(call: Call): Answer {
  const entries = call.store.owned(ownerId(call) ?? "");
  return labelledJson(
    200,
    entries.map((entry) => listed(entry, call)),
  );
}

function refused(message: string): Answer {
  return labelledJson(404, { shrimp: shrimp(), message });
}

function waiting(entry: Entry, call: Call, state: "new" | "viewed") {
  return {
    ...common(entry, call, state),
    secret_key: entry.id,
    secret_ttl: Math.round(call.store.remaining(entry)),
    passphrase_required: entry.passphrase !== undefined,
  };
}

function over(entry: Entry, call: Call) {
  const record = listed(entry, call);
  return entry.end?.state === "revealed" ? record : { ...record, secret_key: "" };
}

function listed(entry: Entry, call: Call) {
  if (entry.end?.state === "revealed") {
    return { ...common(entry, call, "received"), received: Math.floor(entry.end.at) };
  }
  return { ...common(entry, call, call.store.state(entry)), secret_ttl: null };
}

function common(entry: Entry, { store }: Call, state: string) {
  return {
    custid: entry.owner ?? "anon",
    metadata_key: entry.receiptId,
    ttl: entry.lifetime,
    metadata_ttl: Math.round(store.receiptRemaining(entry)),
    state,
    updated: Math.floor(entry.end?.at ?? entry.createdAt),
    created: Math.floor(entry.createdAt),
    recipient: [],
    share_domain: "",
  };
}
