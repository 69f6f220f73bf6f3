/** Keeps receipts and links, each where it may be kept. The background is their only writer. */
import {
  annotated,
  isOf,
  type Attempt,
  undoneAttempt,
  mayBeUnread,
  type KeptLink,
  standsInPage,
  type Unkept,
  unkeptOf,
  unmade,
} from "../../lib/sharing/attempt";
import { unkeptReceipts } from "../../lib/sharing/attemptList";
import { boundedNote } from "../../lib/sharing/boundedNote";
import { clock } from "../../lib/clock";
import type { Receipt, Status } from "../../lib/domain";
import { outcome } from "../../lib/failure";
import {
  add,
  annotate,
  assignStorage,
  prune,
  remove,
  together,
  update,
  type Kept,
} from "../../lib/sharing/receipts";
import { isEngaged } from "./attempts";
import { attempts, effectiveSettings, links, receipts, sessionReceipts } from "../../lib/app/items";
import { mutex } from "../../lib/platform/mutex";

const inTurn = mutex();

/**
 * Changes both lists, one change after the other, drops receipts that are too old, and puts each where the settings want it.
 * Receipts that attempts hold are kept, and attempts show the status of their receipts.
 */
export function changeKept(apply: (kept: Kept) => Kept): Promise<void> {
  return inTurn(async () => {
    const list = await attempts.read();
    const before = { onDisk: await receipts.read(), inMemory: await sessionReceipts.read() };
    const { receipts: keeping } = await effectiveSettings.read();
    const held = undoable(list);
    const now = clock.now();
    const next = apply(withUnkept(before, list));
    const assigned = assignStorage(
      { onDisk: prune(next.onDisk, now), inMemory: prune(next.inMemory, now) },
      keeping,
      (digest) => held.has(digest),
    );
    const left = await write(assigned, before, keeping === "none");
    await keepLinksOf(list);
    if (keeping === "none") await keepLinks((digest) => held.has(digest));
    await follow(list, together(left, assigned.onDisk));
  });
}

/** Applies changes of time, settings or attempts: to be called after each of them. */
export function applyRetention(): Promise<void> {
  return changeKept((kept) => kept);
}

/** Keeps a receipt, and for this browser session the link. */
export async function keep({ receipt, link }: Unkept): Promise<void> {
  await changeKept(({ onDisk, inMemory }) => ({ onDisk, inMemory: add(inMemory, receipt) }));
  await links.update((kept) => ({ ...kept, [receipt.linkDigest]: link }));
}

/** Keeps the fate of a secret. Nothing is left of the link of an ended one. */
export async function note(digest: string, status: Status): Promise<void> {
  await changeKept(both((list) => update(list, digest, status)));
  if (status.state !== "waiting") await keepLinks((other) => other !== digest);
}

/**
 * Gives a receipt another note, and the result that shows its link, so that the other kind of link takes it along. While the disk
 * takes none, memory keeps it.
 *
 * @throws Failure `unstored` if memory has no room for it
 */
export async function writeNote(digest: string, text: string): Promise<void> {
  const noted = boundedNote(text);
  await attempts.update((list) =>
    list.map((attempt) => (isOf(attempt, digest) ? annotated(attempt, noted) : attempt)),
  );
  await changeKept(both((list) => annotate(list, digest, noted)));
}

/** Forgets a receipt and its link; the secret itself is not touched. */
export async function forget(digest: string): Promise<void> {
  await changeKept(both((list) => remove(list, digest)));
  await keepLinks((other) => other !== digest);
}

/** Every receipt once, newest first. */
export async function all(): Promise<readonly Receipt[]> {
  const unkept = unkeptReceipts(await attempts.read());
  return together(await sessionReceipts.read(), await receipts.read(), unkept);
}

/** The link and its passphrase from memory. */
export async function linkOf(digest: string): Promise<KeptLink | undefined> {
  const [unkept] = (await attempts.read()).filter((attempt) => isOf(attempt, digest));
  return (await links.read())[digest] ?? (unkept && unkeptOf(unkept)?.link);
}

function both(apply: (list: readonly Receipt[]) => readonly Receipt[]): (kept: Kept) => Kept {
  return ({ onDisk, inMemory }) => ({ onDisk: apply(onDisk), inMemory: apply(inMemory) });
}

/** Adds the receipts that attempts alone hold. */
function withUnkept({ onDisk, inMemory }: Kept, list: readonly Attempt[]): Kept {
  const known = new Set([...onDisk, ...inMemory].map(({ linkDigest }) => linkDigest));
  const missing = unkeptReceipts(list).filter(({ linkDigest }) => !known.has(linkDigest));
  return { onDisk, inMemory: [...missing, ...inMemory] };
}

/**
 * Writes receipts to their new place first, and then takes them from the old one: a stop at any moment loses none. Gives the
 * receipts in memory, which include those that the disk does not take, until it does.
 */
async function write(
  { onDisk, inMemory }: Kept,
  before: Kept,
  memoryFirst: boolean,
): Promise<readonly Receipt[]> {
  const toMemory = async (list: readonly Receipt[]) => {
    if (!same(list, before.inMemory)) await sessionReceipts.write(list);
  };
  if (memoryFirst) await toMemory(inMemory);
  const wrote = await outcome(async () => {
    if (!same(onDisk, before.onDisk)) await receipts.write(onDisk);
  });
  const refused = wrote.ok ? [] : onDisk.filter((receipt) => !before.onDisk.includes(receipt));
  const left = together(inMemory, refused);
  if (!memoryFirst) await toMemory(left);
  return left;
}

async function keepLinksOf(list: readonly Attempt[]): Promise<void> {
  const unkept = list.flatMap((attempt) => unkeptOf(attempt) ?? []);
  if (unkept.length === 0) return;
  const fresh = unkept.map(({ receipt, link }) => [receipt.linkDigest, link] as const);
  await links.update((kept) => ({ ...kept, ...Object.fromEntries(fresh) }));
}

/** Removes kept receipts from results, which then show the status of their receipts. */
async function follow(list: readonly Attempt[], known: readonly Receipt[]): Promise<void> {
  const next = (attempt: Attempt): Attempt => {
    if (attempt.state !== "shared" || isEngaged(attempt.id)) return attempt;
    const receipt = known.find(({ linkDigest }) => linkDigest === attempt.receipt);
    if (!receipt) return attempt;
    const { status } = receipt;
    const { remaking } = attempt;
    const isUnmade = remaking && mayBeUnread(status) && !standsInPage(attempt);
    if (isUnmade) return unmade(attempt, remaking, clock.now());
    if (status.state !== "waiting") return undoneAttempt(attempt, status, false, clock.now());
    const { unkept, ...rest } = attempt;
    return unkept ? rest : attempt;
  };
  if (list.some((attempt) => next(attempt) !== attempt)) {
    await attempts.update((now) => now.map(next));
  }
}

function undoable(list: readonly Attempt[]): ReadonlySet<string> {
  return new Set(list.flatMap((attempt) => ("receipt" in attempt ? [attempt.receipt] : [])));
}

async function keepLinks(wanted: (digest: string) => boolean): Promise<void> {
  const kept = await links.read();
  if (Object.keys(kept).every(wanted)) return;
  await links.update((list) =>
    Object.fromEntries(Object.entries(list).filter(([digest]) => wanted(digest))),
  );
}

function same(some: readonly Receipt[], others: readonly Receipt[]): boolean {
  return some.length === others.length && some.every((receipt, index) => receipt === others[index]);
}
