/** The JSON of /api/v2 of v0.23.6, key for key: values from storage are text, numbers too. */
import type { Call } from "../call";
import { changedAt, type Entry, type Moment, type Store } from "../store";
import { naturalDuration, short } from "./wording";

/** "viewed" is a link that was looked at. */
export function secretRecord(entry: Entry, state: "new" | "viewed" | "received") {
  return {
    ...freshSecret(entry),
    state,
    secret_ttl: String(entry.lifetime),
    lifespan: String(entry.lifetime),
    created: whole(entry.createdAt),
    updated: whole(entry.createdAt),
  };
}

/** A new record still holds numbers (recorded). */
export function creation(entry: Entry, store: Store) {
  return {
    success: true,
    custid: entry.owner ?? "anon",
    record: {
      metadata: freshReceipt(entry, store),
      secret: freshSecret(entry),
      share_domain: null,
    },
    details: { kind: "conceal", recipient: "", recipient_safe: [], memo: "" },
  };
}

function freshSecret(entry: Entry) {
  return {
    identifier: entry.id,
    key: entry.id,
    state: "new",
    secret_ttl: entry.lifetime,
    lifespan: entry.lifetime,
    shortkey: short(entry.id),
    has_passphrase: entry.passphrase !== undefined,
    verification: false,
    is_truncated: entry.truncated,
    created: Math.floor(entry.createdAt),
    updated: Math.floor(entry.createdAt),
  };
}

function freshReceipt(entry: Entry, store: Store) {
  const state = receiptState(entry, store);
  return {
    identifier: entry.receiptId,
    key: entry.receiptId,
    custid: entry.owner ?? "anon",
    state,
    secret_shortkey: short(entry.id, 6),
    secret_ttl: entry.lifetime,
    metadata_ttl: 2 * entry.lifetime,
    lifespan: 2 * entry.lifetime,
    created: Math.floor(entry.createdAt),
    updated: Math.floor(entry.createdAt),
    shortkey: short(entry.receiptId),
    show_recipients: false,
    is_viewed: state === "viewed",
    is_received: state === "received",
    is_burned: state === "burned",
    is_expired: state === "expired",
    is_orphaned: false,
    is_destroyed: state !== "new" && state !== "viewed",
    is_truncated: entry.truncated,
    has_passphrase: entry.passphrase !== undefined,
  };
}

export function receiptRecord(entry: Entry, { store, origin }: Call) {
  const { id, receiptId, lifetime } = entry;
  const waiting = store.state(entry) === "new";
  const share = `secret/${waiting ? id : ""}`;
  const receipt = `private/${receiptId}`;
  return {
    ...listedReceipt(entry, store),
    ...(isFirstLook(entry, store) ? { secret_key: id } : {}),
    secret_state: secretState(entry, store),
    natural_expiration: naturalDuration(lifetime),
    expiration: Math.floor(entry.createdAt) + lifetime,
    expiration_in_seconds: String(lifetime),
    share_path: share,
    burn_path: `${receipt}/burn`,
    metadata_path: receipt,
    share_url: `${origin}/${share}`,
    metadata_url: `${origin}/${receipt}`,
    burn_url: `${origin}/${receipt}/burn`,
  };
}

function listedReceipt(entry: Entry, store: Store) {
  const { end, lifetime } = entry;
  return {
    ...freshReceipt(entry, store),
    secret_ttl: String(lifetime),
    metadata_ttl: String(2 * lifetime),
    lifespan: String(2 * lifetime),
    created: whole(entry.createdAt),
    updated: whole(changedAt(entry)),
    share_domain: "",
    shared: "",
    received: end?.state === "revealed" ? whole(end.at) : "",
    burned: end?.state === "burned" ? whole(end.at) : "",
    viewed: entry.receiptViewedAt === undefined ? "" : whole(entry.receiptViewedAt),
    recipients: "",
    memo: "",
  };
}

/** The list of an account's receipts. From the source (`list_metadata.rb`), not recorded. */
export function list(entries: readonly Entry[], owner: string, store: Store) {
  const records = entries.map((entry) => listedReceipt(entry, store));
  const now = new Date(store.now() * 1000);
  return {
    success: true,
    custid: owner,
    count: records.length,
    records,
    details: {
      type: "list",
      since: Math.floor(store.now()) - 30 * 24 * 3600,
      now: now.toISOString(),
      has_items: records.length > 0,
      received: records.filter(({ is_destroyed }) => is_destroyed),
      notreceived: records.filter(({ is_destroyed }) => !is_destroyed),
    },
  };
}

/** The first look still shows the text itself (recorded). */
export function receiptDetails(entry: Entry, store: Store) {
  const passphrase = entry.passphrase !== undefined;
  const waiting = store.state(entry) === "new";
  const first = isFirstLook(entry, store);
  return {
    type: "record",
    display_lines: 4,
    no_cache: true,
    secret_realttl: waiting ? Math.round(store.remaining(entry)) : null,
    maxviews: 1,
    has_maxviews: false,
    view_count: null,
    has_passphrase: passphrase,
    can_decrypt: waiting && !passphrase,
    secret_value: first && !passphrase ? (store.stored(entry.id) ?? null) : null,
    is_truncated: entry.truncated,
    show_secret: first && !passphrase,
    show_secret_link: first,
    show_metadata_link: first,
    show_metadata: receiptState(entry, store) !== "viewed",
    show_recipients: false,
  };
}

/** "viewed" is a receipt that was looked at, by its maker. */
function receiptState(entry: Entry, store: Store) {
  const state = store.state(entry);
  if (state === "revealed") return "received";
  return state === "new" && entry.receiptViewedAt !== undefined ? "viewed" : state;
}

function secretState(entry: Entry, store: Store) {
  if (store.state(entry) !== "new") return null;
  return entry.previews.length > 0 ? "viewed" : "new";
}

function isFirstLook(entry: Entry, store: Store): boolean {
  return store.state(entry) === "new" && entry.receiptViewedAt === undefined;
}

function whole(moment: Moment): string {
  return String(Math.floor(moment));
}
