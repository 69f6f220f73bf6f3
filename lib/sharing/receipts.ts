/** The list of receipts: newest first, not too many, none for ever. Pure; a receipt is named by its link's digest. */
import type { Instant, Receipt, Status } from "../domain";
import { isInstant, members } from "../members";
import { parseOrigin } from "../links/origin";
import type { ReceiptKeeping } from "../settings/settings";
import { parseStatus } from "./parseStatus";
import { DAY } from "../time";

/** How many are kept. */
const MOST = 200;

/** How long they are kept after their secret has ended, in milliseconds. */
const KEPT = 30 * DAY * 1000;

/** With `receipt` first; the oldest goes if there are too many. */
export function add(list: readonly Receipt[], receipt: Receipt): readonly Receipt[] {
  return [receipt, ...remove(list, receipt.linkDigest)].slice(0, MOST);
}

/** With a newer status. What has ended does not wait again: such an answer was overtaken by another. */
export function update(
  list: readonly Receipt[],
  digest: string,
  status: Status,
): readonly Receipt[] {
  return list.map((receipt) => {
    const overtaken = receipt.status.state !== "waiting" && status.state === "waiting";
    return receipt.linkDigest === digest && !overtaken ? { ...receipt, status } : receipt;
  });
}

/** Without the receipt of this digest. */
export function remove(list: readonly Receipt[], digest: string): readonly Receipt[] {
  return list.filter(({ linkDigest }) => linkDigest !== digest);
}

/**
 * Without those whose secret ended a month ago. A clock may be wrong for a moment, so that a receipt goes only once this is
 * found for the second time, a day or more after the first.
 */
export function prune(list: readonly Receipt[], now: Instant): readonly Receipt[] {
  return list.flatMap((receipt) => {
    const { overdue, ...rest } = receipt;
    if (now - end(receipt) < KEPT) return overdue === undefined ? [receipt] : [rest];
    // Also where the clock was ahead when it was found.
    if (overdue === undefined || overdue > now) return [{ ...rest, overdue: now }];
    return now - overdue < DAY * 1000 ? [receipt] : [];
  });
}

/** What became of the secret as far as the clock tells: what waited and has run out is expired. */
export function statusAt({ status, expiresAt }: Receipt, now: Instant): Status {
  return status.state === "waiting" && now >= expiresAt ? { state: "expired" } : status;
}

/** Whether the secret is no longer there. */
export function hasEnded(receipt: Receipt, now: Instant): boolean {
  return statusAt(receipt, now).state !== "waiting";
}

/**
 * Newest first, each once: what is in memory knows more than what is on disk of the same secret, and both than what was
 * made of it and not kept there (`unkept`).
 */
export function together(
  inMemory: readonly Receipt[],
  onDisk: readonly Receipt[],
  unkept: readonly Receipt[] = [],
): readonly Receipt[] {
  const list = [...unkept, ...onDisk, ...inMemory];
  const byDigest = new Map(list.map((entry) => [entry.linkDigest, entry]));
  return [...byDigest.values()].toSorted(
    // Of the same moment in an order of their own, so that none jumps from one look to the next.
    (a, b) => b.createdAt - a.createdAt || (a.linkDigest < b.linkDigest ? -1 : 1),
  );
}

/** Where receipts are, newest first. What is on disk cannot lead to a text. */
export interface Kept {
  readonly onDisk: readonly Receipt[];
  readonly inMemory: readonly Receipt[];
}

/**
 * Each receipt where it belongs. A service-encrypted secret's is in memory, and with `all` on disk too, there without its
 * handle, which could lead to the text. With `none` there is only, in memory, what `held` tells can still be undone.
 */
export function place(
  { onDisk, inMemory }: Kept,
  keeping: ReceiptKeeping,
  held: (digest: string) => boolean,
): Kept {
  if (keeping === "none") {
    const all = together(inMemory, onDisk);
    return { onDisk: [], inMemory: all.filter(({ linkDigest }) => held(linkDigest)) };
  }
  // What is on disk first, so that it stays the very same, and nothing is written where nothing has changed.
  const forDisk = together(onDisk, inMemory).filter(({ sealed }) => sealed || keeping === "all");
  return {
    onDisk: forDisk.map(harmless).slice(0, MOST),
    inMemory: inMemory.filter(({ sealed }) => !sealed).slice(0, MOST),
  };
}

function harmless(receipt: Receipt): Receipt {
  if (receipt.sealed || receipt.handle === undefined) return receipt;
  const { handle: _handle, ...others } = receipt;
  return others;
}

/** What to ask for before a burn: its proof where the service wants one, and `kept`, what is in memory, has none. */
export type BurnNeed = "nothing" | "passphrase" | "link";

/** Of a sealed secret the service wants the access code, which only the link gives. */
export function burnNeeds(
  { guarded, sealed }: Receipt,
  kept: { readonly passphrase?: string } | undefined,
): BurnNeed {
  if (!guarded || kept?.passphrase !== undefined) return "nothing";
  return sealed ? "link" : "passphrase";
}

/** When it ended, or has to at the latest. */
function end({ status, expiresAt }: Receipt): Instant {
  return "at" in status && status.at !== undefined ? Math.min(status.at, expiresAt) : expiresAt;
}

/** The receipts in `value`, which may be anything. What is no receipt is left out. */
export function parseReceipts(value: unknown): readonly Receipt[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => parseReceipt(entry) ?? []);
}

function parseReceipt(value: unknown): Receipt | undefined {
  const entry = members(value);
  const { service, handle, linkDigest, sealed, passphrase, note, createdAt, expiresAt } = entry;
  const { overdue } = entry;
  const origin = typeof entry["origin"] === "string" ? parseOrigin(entry["origin"]) : undefined;
  const status = parseStatus(entry["status"]);
  if (
    typeof service !== "string" ||
    origin === undefined ||
    typeof linkDigest !== "string" ||
    !/^[0-9a-f]{64}$/.test(linkDigest) ||
    typeof sealed !== "boolean" ||
    typeof passphrase !== "boolean" ||
    !isInstant(createdAt) ||
    !isInstant(expiresAt) ||
    status === undefined
  ) {
    return undefined;
  }
  return {
    service,
    origin,
    ...(typeof handle === "string" ? { handle } : {}),
    linkDigest,
    sealed,
    passphrase,
    guarded: entry["guarded"] === true,
    note: typeof note === "string" ? note : "",
    createdAt,
    expiresAt,
    status,
    ...(isInstant(overdue) ? { overdue } : {}),
  };
}
