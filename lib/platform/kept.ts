/** Receipts and links, each kept where it may be. Runs in the background, their only writer. */
import { clock } from "../clock";
import type { Receipt, Status } from "../domain";
import { place, prune, remove, together, update, type Kept } from "../receipts";
import { attempts, governed, links, receipts, sessionReceipts } from "./items";
import { turns } from "./turns";

const inTurn = turns();

/** Changes both lists, one change after the other, drops what is too old, and puts each receipt where the settings want it. */
export function change(apply: (kept: Kept) => Kept): Promise<void> {
  return inTurn(async () => {
    const [onDisk, inMemory] = [await receipts.read(), await sessionReceipts.read()];
    const { receipts: keeping } = await governed.read();
    const held = await undoable();
    const now = clock.now();
    const next = apply({ onDisk, inMemory });
    const placed = place(
      { onDisk: prune(next.onDisk, now), inMemory: prune(next.inMemory, now) },
      keeping,
      (digest) => held.has(digest),
    );
    if (!same(placed.inMemory, inMemory)) await sessionReceipts.write(placed.inMemory);
    if (!same(placed.onDisk, onDisk)) await receipts.write(placed.onDisk);
    if (keeping === "none") await keepLinks((digest) => held.has(digest));
  });
}

/** Nothing changes but what time, settings or attempts have changed: to be called after each of them. */
export function settle(): Promise<void> {
  return change((kept) => kept);
}

/** Keeps what became of a secret; of one that has ended no link is left. */
export async function note(digest: string, status: Status): Promise<void> {
  await change(both((list) => update(list, digest, status)));
  if (status.state !== "waiting") await keepLinks((other) => other !== digest);
}

/** Forgets a receipt and its link; the secret itself is not touched. */
export async function forget(digest: string): Promise<void> {
  await change(both((list) => remove(list, digest)));
  await keepLinks((other) => other !== digest);
}

/** Every receipt once, newest first. */
export async function all(): Promise<readonly Receipt[]> {
  return together(await sessionReceipts.read(), await receipts.read());
}

function both(apply: (list: readonly Receipt[]) => readonly Receipt[]): (kept: Kept) => Kept {
  return ({ onDisk, inMemory }) => ({ onDisk: apply(onDisk), inMemory: apply(inMemory) });
}

async function undoable(): Promise<ReadonlySet<string>> {
  const list = await attempts.read();
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
