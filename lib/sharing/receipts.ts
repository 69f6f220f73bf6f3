/** The list of receipts: newest first, not too many, none for ever. Pure; a receipt is named by its link's digest. */
import type { Instant, Receipt, Status } from "../domain";
import { isInstant, members } from "../members";
import { parseAddress } from "../links/address";
import type { ReceiptKeeping } from "../settings/settings";
import { parseStatus } from "./parseStatus";
import { DAY } from "../time";

/** The number of receipts that are kept. */
const MOST = 200;

/** The time that receipts are kept after their secret has ended, in milliseconds. */
const KEPT = 30 * DAY * 1000;

/** With `receipt` first; the oldest goes if there are too many. */
export function add(list: readonly Receipt[], receipt: Receipt): readonly Receipt[] {
  return [receipt, ...remove(list, receipt.linkDigest)].slice(0, MOST);
}

/** Gives a receipt a newer status. An ended secret does not wait again: such an answer was overtaken by another. */
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

/** Gives a receipt another note. */
export function annotate(
  list: readonly Receipt[],
  digest: string,
  note: string,
): readonly Receipt[] {
  return list.map((receipt) => (receipt.linkDigest === digest ? { ...receipt, note } : receipt));
}

/** Without the receipt of this digest. */
export function remove(list: readonly Receipt[], digest: string): readonly Receipt[] {
  return list.filter(({ linkDigest }) => linkDigest !== digest);
}

/**
 * Leaves out receipts whose secret ended a month ago. A clock may be wrong for a moment, so a receipt goes only once this is
 * found for the second time, a day or more after the first.
 */
export function prune(list: readonly Receipt[], now: Instant): readonly Receipt[] {
  return list.flatMap((receipt) => {
    const { overdue, ...rest } = receipt;
    if (now - end(receipt) < KEPT) return overdue === undefined ? [receipt] : [rest];
    // Also if the clock was ahead when it was found.
    if (overdue === undefined || overdue > now) return [{ ...rest, overdue: now }];
    return now - overdue < DAY * 1000 ? [receipt] : [];
  });
}

/** The fate of the secret as far as the clock tells: a waiting secret that has run out is expired. */
export function statusAt({ status, expiresAt }: Receipt, now: Instant): Status {
  return status.state === "waiting" && now >= expiresAt ? { state: "expired" } : status;
}

/** True if the secret is no longer there. */
export function hasEnded(receipt: Receipt, now: Instant): boolean {
  return statusAt(receipt, now).state !== "waiting";
}

/**
 * Newest first, each once. A receipt in memory knows more than one on disk of the same secret, and both know more than a receipt
 * of it that was not kept there (`unkept`).
 */
export function together(
  inMemory: readonly Receipt[],
  onDisk: readonly Receipt[],
  unkept: readonly Receipt[] = [],
): readonly Receipt[] {
  const list = [...unkept, ...onDisk, ...inMemory];
  const byDigest = new Map(list.map((entry) => [entry.linkDigest, entry]));
  return [...byDigest.values()].toSorted(
    // Receipts of the same moment have an order of their own, so that none jumps from one look to the next.
    (a, b) => b.createdAt - a.createdAt || (a.linkDigest < b.linkDigest ? -1 : 1),
  );
}

/** The places of receipts, newest first. Receipts on disk cannot lead to a text. */
export interface Kept {
  readonly onDisk: readonly Receipt[];
  readonly inMemory: readonly Receipt[];
}

/**
 * Puts each receipt where it belongs. A service-encrypted secret's is in memory, and with `all` on disk too, there without its
 * handle, which could lead to the text. With `none`, memory alone holds the receipts that `held` says can still be undone.
 */
export function assignStorage(
  { onDisk, inMemory }: Kept,
  keeping: ReceiptKeeping,
  held: (digest: string) => boolean,
): Kept {
  if (keeping === "none") {
    const all = together(inMemory, onDisk);
    return { onDisk: [], inMemory: all.filter(({ linkDigest }) => held(linkDigest)) };
  }
  const before = new Map(onDisk.map((receipt) => [receipt.linkDigest, receipt]));
  // Memory comes first: the disk may have refused the newest. A receipt that is the same stays the very same, so that nothing is
  // written where nothing has changed.
  const forDisk = together(inMemory, onDisk)
    .filter(({ sealed }) => sealed || keeping === "all")
    .map((receipt) => unlessSame(before.get(receipt.linkDigest), harmless(receipt)));
  return {
    onDisk: forDisk.slice(0, MOST),
    inMemory: inMemory.filter(({ sealed }) => !sealed).slice(0, MOST),
  };
}

/** The receipt `before`, if `after` says the same in the same order. */
function unlessSame(before: Receipt | undefined, after: Receipt): Receipt {
  if (before === undefined || before === after) return after;
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

function harmless(receipt: Receipt): Receipt {
  if (receipt.sealed || receipt.handle === undefined) return receipt;
  const { handle: _handle, ...others } = receipt;
  return others;
}

/** The proof that the person has to give before a burn. */
export type BurnNeed = "nothing" | "passphrase" | "link";

/**
 * The service may want the passphrase, or the access code of a sealed secret, which only the link gives. `kept` is the receipt in
 * memory, which may have the proof.
 */
export function burnNeeds(
  { guarded, sealed }: Receipt,
  kept: { readonly passphrase?: string } | undefined,
): BurnNeed {
  if (!guarded || kept?.passphrase !== undefined) return "nothing";
  return sealed ? "link" : "passphrase";
}

/** The moment of its end, or the latest possible one. */
function end({ status, expiresAt }: Receipt): Instant {
  return "at" in status && status.at !== undefined ? Math.min(status.at, expiresAt) : expiresAt;
}

/** The receipts in `value`, which may be anything. Entries that are no receipts are left out. */
export function parseReceipts(value: unknown): readonly Receipt[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => parseReceipt(entry) ?? []);
}

function parseReceipt(value: unknown): Receipt | undefined {
  const entry = members(value);
  const { service, handle, linkDigest, sealed, passphrase, note, createdAt, expiresAt } = entry;
  const { overdue } = entry;
  // `origin` in the first versions.
  const place = entry["address"] ?? entry["origin"];
  const address = typeof place === "string" ? parseAddress(place) : undefined;
  const status = parseStatus(entry["status"]);
  if (
    typeof service !== "string" ||
    address === undefined ||
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
    address,
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
