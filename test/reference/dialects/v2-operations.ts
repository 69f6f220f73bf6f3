/** The operations on /api/v2 of v0.26.6. */
import { ownerId } from "../accounts";
import { json, type Answer } from "../answer";
import type { Call } from "../call";
import { continues, given, isObject, type Params } from "../params";
import { notEntitled } from "../entitlements";
import { beyondPlan, v2Lifetime } from "../lifetimes";
import { limitsOf } from "../limits";
import {
  badPayload,
  refuseDomain,
  refuseLong,
  refuseNothing,
  refusePassphrase,
  refuseRecipient,
  textOf,
  type Refusal,
} from "../rules";
import { changedAt, type Entry } from "../store";
import type { Switches } from "../switches";
import {
  burnDetails,
  creation,
  linkedReceipt,
  list,
  receiptDetails,
  secretDetails,
  secretRecord,
  shownReceipt,
} from "./v2-records";

export function conceal(call: Call): Answer {
  const secret = call.params["secret"] ?? {};
  if (!isObject(secret)) return refused(call, badPayload);
  if (beyondPlan(call, secret["ttl"])) return notEntitled(call, "extended_default_expiration");
  const refusal = refuse(secret, call.switches);
  if (refusal !== undefined) return refused(call, refusal);
  const owner = ownerId(call);
  const passphrase = given(secret, "passphrase");
  const entry = call.store.create({
    text: textOf(secret),
    lifetime: v2Lifetime(call, secret["ttl"]),
    idLength: 62,
    ...(owner === undefined ? {} : { owner }),
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  return json(200, creation(entry, call.store));
}

/** In the server's own order (passphrase before text: recorded). */
function refuse(secret: Params, switches: Switches): Refusal | undefined {
  const limits = limitsOf(switches);
  return (
    refuseRecipient(secret) ??
    refuseDomain(secret) ??
    refusePassphrase(secret, { ...limits, required: switches.passphraseRequired }) ??
    refuseNothing(secret) ??
    refuseLong(secret, limits.maxBytes)
  );
}

/** A look, which the receipt will tell of; with `continue` it reveals, GET or not (recorded). */
export function show(call: Call, id: string): Answer {
  const entry = call.store.waiting(id);
  if (entry === undefined) return notFound(call);
  if (continues(call.params)) return consume(call, entry);
  const locked = lockedOut(call, entry);
  if (locked !== undefined) return locked;
  call.store.preview(entry);
  const correct = entry.passphrase === undefined || knows(call, entry);
  return json(200, {
    record: secretRecord(entry, "new"),
    details: secretDetails(entry, call, correct),
  });
}

/** The passphrase is checked and attempts are counted even without `continue` (recorded). */
export function reveal(call: Call, id: string): Answer {
  const entry = call.store.waiting(id);
  if (entry === undefined) return notFound(call);
  if (continues(call.params)) return consume(call, entry);
  const wrong = wrongPassphrase(call, entry, "Incorrect passphrase");
  if (wrong !== undefined) return wrong;
  const details = secretDetails(entry, call, knows(call, entry));
  return json(200, { record: secretRecord(entry, "new"), details });
}

function consume(call: Call, entry: Entry): Answer {
  const wrong = wrongPassphrase(call, entry, "Incorrect passphrase");
  if (wrong !== undefined) return wrong;
  const text = call.store.end(entry, "revealed");
  if (text === undefined) return notFound(call);
  // Without a passphrase set, a POST calls none "not correct", a GET "correct" (recorded).
  const correct = knows(call, entry) || (call.method === "GET" && entry.passphrase === undefined);
  return json(200, {
    record: { ...secretRecord(entry, "revealed"), secret_value: text },
    details: secretDetails(entry, call, correct, text),
  });
}

/** Unlike `show`, it answers 200 for a missing secret (recorded). It is a look all the same. */
export function secretStatus({ store }: Call, id: string): Answer {
  const entry = store.waiting(id);
  if (entry === undefined) return json(200, { record: { state: "unknown" } });
  store.preview(entry);
  return json(200, {
    record: secretRecord(entry, "new"),
    details: { current_expiration: Math.round(store.remaining(entry)) },
  });
}

export function receipt(call: Call, id: string): Answer {
  const entry = call.store.receipt(id);
  if (entry === undefined) return notFound(call, `identifier: ${id}`);
  return json(200, {
    record: shownReceipt(entry, call),
    details: receiptDetails(entry, call.store),
  });
}

/** A good burn tells the state before it; one that comes too late is a bare success (both recorded). */
export function burn(call: Call, id: string): Answer {
  const { store } = call;
  const entry = store.receipt(id);
  if (entry === undefined) return notFound(call);
  if (store.state(entry) !== "new") return json(200, { success: true });
  const wrong = wrongPassphrase(call, entry, "Double check that passphrase");
  if (wrong !== undefined) return wrong;
  const before = { record: linkedReceipt(entry, call), details: burnDetails(entry) };
  const success = continues(call.params) && store.end(entry, "burned") !== undefined;
  return json(200, { success, ...before });
}

/** Last changed first (recorded). To the servers that let everybody ask, whoever is no account has none. */
export function recent(call: Call): Answer {
  const owner = ownerId(call) ?? "anon";
  const entries = call.store.owned(owner).toSorted((a, b) => changedAt(b) - changedAt(a));
  return json(200, list(entries, owner, call.store));
}

function knows({ params }: Call, { passphrase }: Entry): boolean {
  return passphrase !== undefined && params["passphrase"] === passphrase;
}

function wrongPassphrase(call: Call, entry: Entry, message: string): Answer | undefined {
  const locked = lockedOut(call, entry);
  if (locked !== undefined) return locked;
  if (entry.passphrase === undefined) return undefined;
  if (knows(call, entry)) {
    call.attempts.clear(entry.id);
    return undefined;
  }
  call.attempts.fail(entry.id);
  return json(422, { error: message, request_id: call.requestId });
}

function lockedOut({ attempts, requestId }: Call, { id }: Entry): Answer | undefined {
  const seconds = attempts.lockedFor(id);
  if (seconds === 0) return undefined;
  return tooMany(
    "Too many incorrect passphrase attempts. Please try again later.",
    seconds,
    requestId,
  );
}

/** 429 as for a lock-out, the only one recorded. */
export function tooMany(error: string, seconds: number, requestId: string): Answer {
  return json(
    429,
    {
      error,
      error_type: "LimitExceeded",
      retry_after: seconds,
      max_attempts: 5,
      request_id: requestId,
    },
    { "retry-after": String(seconds) },
  );
}

function refused({ requestId }: Call, { status, message, fields }: Refusal): Answer {
  return json(status, { error: message, ...fields, request_id: requestId });
}

/** Unknown, revealed, burned and expired secrets get the same answer. */
function notFound({ requestId }: Call, error?: string): Answer {
  return json(404, { error, error_type: "RecordNotFound", request_id: requestId });
}
