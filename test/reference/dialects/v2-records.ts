/** The JSON of /api/v2 of v0.26.6, key for key. */
import { ownerId } from "../accounts";
import type { Call } from "../call";
import { continues } from "../params";
import { changedAt, type Entry, type State, type Store } from "../store";
import { lines, naturalDuration, short } from "./wording";

export function secretRecord(entry: Entry, state: "new" | "revealed") {
  const revealed = state === "revealed";
  return {
    identifier: entry.id,
    key: entry.id,
    shortid: short(entry.id),
    state,
    lifespan: entry.lifetime,
    secret_ttl: entry.lifetime,
    has_passphrase: entry.passphrase !== undefined,
    verification: false,
    created: entry.createdAt,
    updated: entry.createdAt,
    // Never true in an answer about the secret itself (recorded); the receipt tells.
    is_previewed: false,
    is_revealed: revealed,
    is_viewed: false,
    is_received: revealed,
  };
}

/** `text` is given if it is revealed. */
export function secretDetails(entry: Entry, call: Call, correct: boolean, text?: string) {
  return {
    continue: continues(call.params),
    is_owner: entry.owner !== undefined && entry.owner === ownerId(call),
    show_secret: text !== undefined,
    correct_passphrase: correct,
    display_lines: 4 + lines(text ?? ""),
    one_liner: text === undefined ? null : lines(text) === 0,
  };
}

export function creation(entry: Entry, store: Store) {
  const receipt = receiptRecord(entry, store);
  return {
    success: true,
    record: {
      receipt,
      // For clients of 0.23.
      metadata: receipt,
      secret: secretRecord(entry, "new"),
      share_domain: null,
    },
    details: { kind: "conceal", recipient: [], recipient_safe: [] },
  };
}

function receiptRecord(entry: Entry, store: Store) {
  const state = store.state(entry);
  const ended = entry.end === undefined ? null : Math.floor(entry.end.at);
  const previewed = entry.previews[0] === undefined ? null : Math.floor(entry.previews[0]);
  const revealed = state === "revealed";
  return {
    identifier: entry.receiptId,
    key: entry.receiptId,
    custid: null,
    owner_id: entry.owner ?? null,
    state,
    secret_shortid: short(entry.id),
    secret_identifier: state === "new" ? entry.id : "",
    // All four are the secret's, although the receipt lives twice as long (recorded).
    secret_ttl: entry.lifetime,
    metadata_ttl: entry.lifetime,
    receipt_ttl: entry.lifetime,
    lifespan: entry.lifetime,
    share_domain: null,
    created: entry.createdAt,
    updated: changedAt(entry),
    shared: null,
    recipients: "",
    recipient_name: null,
    memo: null,
    shortid: short(entry.receiptId),
    show_recipients: false,
    previewed,
    revealed: revealed ? ended : null,
    is_previewed: previewed !== null,
    viewed: previewed,
    received: revealed ? ended : null,
    burned: state === "burned" ? ended : null,
    is_viewed: previewed !== null,
    is_received: revealed,
    is_revealed: revealed,
    is_burned: state === "burned",
    is_expired: state === "expired",
    is_orphaned: false,
    is_destroyed: state !== "new",
    has_passphrase: entry.passphrase !== undefined,
    kind: "conceal",
    source: "standard",
  };
}

/** Has the secret's identifier only while the secret can be revealed without a passphrase. */
export function shownReceipt(entry: Entry, call: Call) {
  const state = call.store.state(entry);
  const { secret_identifier, ...record } = receiptRecord(entry, call.store);
  return {
    ...record,
    ...(isReadable(entry, state) ? { secret_identifier } : {}),
    secret_state: state === "new" ? "new" : null,
    ...lifespan(entry, entry.lifetime),
    ...links(entry, state, call.origin),
  };
}

/** As a burn answers it: its lifespan is a constant, whatever the secret's (recorded). */
export function linkedReceipt(entry: Entry, call: Call) {
  const state = call.store.state(entry);
  return {
    ...receiptRecord(entry, call.store),
    ...lifespan(entry, 1_209_600),
    ...links(entry, state, call.origin),
  };
}

function lifespan({ createdAt }: Entry, seconds: number) {
  return {
    natural_expiration: naturalDuration(seconds),
    expiration: Math.floor(createdAt) + seconds,
    expiration_in_seconds: seconds,
  };
}

function links({ id, receiptId }: Entry, state: State, origin: string) {
  const share = `secret/${state === "new" ? id : ""}`;
  const receipt = `receipt/${receiptId}`;
  return {
    share_path: share,
    burn_path: `${receipt}/burn`,
    receipt_path: receipt,
    metadata_path: receipt,
    share_url: `${origin}/${share}`,
    receipt_url: `${origin}/${receipt}`,
    metadata_url: `${origin}/${receipt}`,
    burn_url: `${origin}/${receipt}/burn`,
  };
}

export function receiptDetails(entry: Entry, store: Store) {
  const state = store.state(entry);
  const readable = isReadable(entry, state);
  return {
    type: "record",
    display_lines: 4,
    no_cache: true,
    secret_realttl: state === "new" ? Math.round(store.remaining(entry)) : null,
    view_count: entry.previews.length,
    first_access: entry.previews[0] ?? null,
    last_access: entry.previews.at(-1) ?? null,
    has_passphrase: entry.passphrase !== undefined,
    can_decrypt: readable,
    secret_value: null,
    show_secret: readable,
    show_secret_link: readable,
    show_receipt_link: state === "new",
    show_receipt: true,
    show_recipients: false,
  };
}

export function burnDetails(entry: Entry) {
  return {
    type: "record",
    title: "Secret burned",
    display_lines: 0,
    display_feedback: false,
    no_cache: true,
    view_count: 0,
    has_passphrase: entry.passphrase !== undefined,
    can_decrypt: false,
    show_secret: false,
    show_secret_link: false,
    show_receipt_link: false,
    show_receipt: true,
    show_recipients: false,
    is_orphaned: false,
  };
}

const LISTED_FOR = 30 * 24 * 3600;

export function list(entries: readonly Entry[], owner: string, store: Store) {
  const records = entries.map((entry) => receiptRecord(entry, store));
  const ended = ({ state }: { state: State }) => state === "revealed" || state === "burned";
  return {
    success: true,
    custid: owner,
    count: records.length,
    records,
    details: {
      type: "list",
      scope: null,
      scope_label: null,
      since: Math.floor(store.now()) - LISTED_FOR,
      now: store.now(),
      has_items: records.length > 0,
      revealed_receipts: records.filter(ended),
      pending_receipts: records.filter((record) => !ended(record)),
    },
  };
}

function isReadable(entry: Entry, state: State): boolean {
  return state === "new" && entry.passphrase === undefined;
}
