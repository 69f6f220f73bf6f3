/** /api/v2 as v0.23.6 answers it. Accounts are from the source, not recorded. */
import { anonymous, ownerId } from "../accounts";
import { labelledJson, unrouted, withSession, type Answer } from "../answer";
import type { Call } from "../call";
import { continues, isObject } from "../params";
import { route, wrap, type Routes } from "../routes";
import { changedAt, type Entry } from "../store";
import { find, guess, handOver, keep, LIMITED, shrimp, unknown } from "./old";
import { creation, list, receiptDetails, receiptRecord, secretRecord } from "./old-v2-records";
import { secretDetails } from "./v2-records";

const version = ["0", "23", "6"];

/** Answered whoever calls. */
const open: Routes = {
  "GET /version": () => withSession(labelledJson(200, { version, locale: "en" })),
  "GET /status": () => withSession(labelledJson(200, { status: "nominal", locale: "en" })),
};

const routes: Routes = {
  "GET /receipt/recent": recent,
  "POST /secret/conceal": conceal,
  "GET /secret/:id": show,
  "POST /secret/:id/reveal": reveal,
  "GET /receipt/:id": receipt,
  "POST /receipt/:id/burn": burn("Secret could not be burned."),
};

const guestRoutes = wrap(
  {
    "POST /secret/conceal": conceal,
    "GET /secret/:id": show,
    "POST /secret/:id/reveal": reveal,
    "GET /receipt/:id": receipt,
    "POST /receipt/:id/burn": burn("Action could not be completed"),
  },
  (operation) => (call, id) => withSession(operation(call, id)),
);

export function oldV2(call: Call, path: string): Answer {
  return routed(call, path) ?? unrouted({ error: "Not Found" });
}

function routed(call: Call, path: string): Answer | undefined {
  if (!path.startsWith("/guest/")) {
    const known = path.replace(/^\/private\//, "/receipt/");
    return route(open, call, known) ?? route(checked, call, known);
  }
  if (!call.switches.guestPaths) return undefined;
  // Credentials are not looked at here.
  return route(guestRoutes, { ...call, caller: anonymous }, path.slice("/guest".length));
}

const unauthorized = labelledJson(403, { message: "Not authorized" });

/** Wrong credentials fail everywhere, with a 403. */
const checked = wrap(
  routes,
  (operation) => (call, id) =>
    call.caller.kind === "rejected" ? unauthorized : operation(call, id),
);

function recent(call: Call): Answer {
  const owner = ownerId(call);
  if (owner === undefined) return unauthorized;
  const entries = call.store.owned(owner).toSorted((a, b) => changedAt(b) - changedAt(a));
  return labelledJson(200, list(entries, owner, call.store));
}

function conceal(call: Call): Answer {
  const secret = call.params["secret"] ?? {};
  if (!isObject(secret)) return failed(422, "Incorrect payload format");
  const entry = keep(call, secret);
  if (typeof entry === "string") return failed(422, entry);
  return labelledJson(200, { ...creation(entry, call.store), shrimp: shrimp() });
}

function show(call: Call, id: string): Answer {
  const { store } = call;
  const entry = find(call, id);
  if (entry === undefined) return unknown(id);
  if (continues(call.params)) return consume(call, entry);
  const first = entry.previews.length === 0;
  store.preview(entry);
  const correct = entry.passphrase === undefined || knows(call, entry);
  return shown(call, entry, correct, first);
}

function reveal(call: Call, id: string): Answer {
  const entry = find(call, id);
  if (entry === undefined) return unknown(id);
  if (continues(call.params)) return consume(call, entry);
  return wrongPassphrase(call, entry) ?? shown(call, entry, knows(call, entry), false);
}

/** `first`: this look has just changed the record, whose time of change is then still a number (recorded). */
function shown(call: Call, entry: Entry, correct: boolean, first: boolean): Answer {
  const record = secretRecord(entry, entry.previews.length > 0 ? "viewed" : "new");
  return labelledJson(200, {
    success: true,
    record: first ? { ...record, updated: Number(record.updated) } : record,
    details: secretDetails(entry, call, correct),
  });
}

function consume(call: Call, entry: Entry): Answer {
  const wrong = wrongPassphrase(call, entry);
  if (wrong !== undefined) return wrong;
  const text = handOver(call, entry);
  const correct = knows(call, entry) || (call.method === "GET" && entry.passphrase === undefined);
  return labelledJson(200, {
    success: true,
    record: { ...secretRecord(entry, "received"), secret_value: text },
    details: secretDetails(entry, call, correct, text),
  });
}

function receipt(call: Call, id: string): Answer {
  const { store } = call;
  const entry = store.receipt(id);
  if (entry === undefined) return unknown(id);
  const answer = {
    success: true,
    record: receiptRecord(entry, call),
    details: receiptDetails(entry, store),
  };
  store.viewReceipt(entry);
  return labelledJson(200, answer);
}

/** Every obstacle to burning is a 500 (recorded for a secret already revealed). */
function burn(complaint: string) {
  return (call: Call, id: string): Answer => {
    const { store } = call;
    const entry = store.receipt(id);
    if (entry === undefined) return unknown(id);
    if (store.state(entry) !== "new" || !continues(call.params)) return failed(500, complaint);
    const wrong = wrongPassphrase(call, entry);
    if (wrong !== undefined) return wrong;
    if (store.end(entry, "burned") === undefined) return failed(500, complaint);
    const record = receiptRecord(entry, call);
    return labelledJson(200, { success: true, record, details: receiptDetails(entry, store) });
  };
}

/** The messages are those of v1; that v2 says them so is documented, not recorded. */
function wrongPassphrase(call: Call, entry: Entry): Answer | undefined {
  const guessed = guess(call, entry);
  if (guessed === "right") return undefined;
  return guessed === "wrong" ? failed(422, "Double check that passphrase") : failed(429, LIMITED);
}

function knows({ params }: Call, { passphrase }: Entry): boolean {
  return passphrase !== undefined && params["passphrase"] === passphrase;
}

function failed(status: number, message: string): Answer {
  return labelledJson(status, { shrimp: shrimp(), message, success: false });
}
