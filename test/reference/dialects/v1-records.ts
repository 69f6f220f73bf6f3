/** The JSON of /api/v1 of v0.26.6, key for key. */
import type { Call } from "../call";
import { changedAt, type Entry } from "../store";

/** While the secret waits. */
export function createdReceipt(entry: Entry, call: Call) {
  return waiting(entry, call, entry.receiptId);
}

/** The links lack the identifier (recorded). */
export function shownReceipt(entry: Entry, call: Call) {
  return call.store.state(entry) === "new" ? waiting(entry, call, "") : over(entry, call, "");
}

/** The receipt in the answer to a burn: the state before, without the facts about the secret. */
export function burnedReceipt(entry: Entry, call: Call) {
  return {
    ...common(entry, call, entry.receiptId),
    secret_key: entry.id,
    secret_ttl: null,
    secret_identifier: entry.id,
  };
}

export function listedReceipt(entry: Entry, call: Call) {
  const state = call.store.state(entry);
  if (state === "revealed") return over(entry, call, entry.receiptId);
  return {
    ...common(entry, call, entry.receiptId),
    secret_ttl: null,
    secret_identifier: state === "new" ? entry.id : "",
  };
}

function waiting(entry: Entry, call: Call, linked: string) {
  const passphrase = entry.passphrase !== undefined;
  return {
    ...common(entry, call, linked),
    secret_key: entry.id,
    secret_ttl: Math.round(call.store.remaining(entry)),
    passphrase_required: passphrase,
    secret_identifier: entry.id,
    has_passphrase: passphrase,
  };
}

/** Only a revealed secret gets a time; a burned or expired one gets empty keys (burned: recorded). */
function over(entry: Entry, call: Call, linked: string) {
  if (entry.end?.state === "revealed") {
    return { ...common(entry, call, linked), received: Math.floor(entry.end.at) };
  }
  return {
    ...common(entry, call, linked),
    secret_key: "",
    secret_ttl: null,
    secret_identifier: "",
  };
}

function common(entry: Entry, { store, origin, caller }: Call, linked: string) {
  const url = `${origin}/receipt/${linked}`;
  const remaining = Math.round(store.receiptRemaining(entry));
  const state = store.state(entry);
  return {
    // The caller's, not the owner's (recorded).
    custid: caller.kind === "account" ? caller.account.user : "anon",
    metadata_key: entry.receiptId,
    ttl: entry.lifetime,
    metadata_ttl: remaining,
    metadata_url: url,
    state: state === "revealed" ? "received" : state,
    updated: Math.floor(changedAt(entry)),
    created: Math.floor(entry.createdAt),
    recipient: [],
    share_domain: "",
    identifier: entry.receiptId,
    recipients: [],
    receipt_ttl: remaining,
    receipt_url: url,
  };
}
