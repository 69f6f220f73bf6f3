/**
 * Items kept by the browser. `local` is on disk; `session` is in memory and ends with the browser or an update. Private windows
 * write to neither: their changes end with them (`privateStorage.ts`).
 */
import browser from "webextension-polyfill";
import { Failure } from "../failure";
import { type Cell, isPrivate, privateCell, privateValues } from "./privateStorage";
import { mutex } from "./mutex";
import { within } from "./within";

export interface Readable<T> {
  read(): Promise<T>;
  /** Calls back with each new value, whoever wrote it, until the returned function is called. */
  watch(listener: (value: T) => void): () => void;
}

export interface Item<T> extends Readable<T> {
  write(value: T): Promise<void>;
  /**
   * Reads, changes and writes, one after the other: no change made through this item in this context is lost.
   *
   * @param begun called once the browser has been told to write
   */
  update(change: (value: T) => T, begun?: () => void): Promise<T>;
  /** Removes the value, after the changes under way. */
  forget(): Promise<void>;
}

type Parse<T> = (stored: unknown) => T;

/** The contexts that write an item. */
export type Writer = "background" | "anyone";

/** The values of items that the background alone writes: it reads each from the browser once. Nothing in any other context. */
let known: Map<string, unknown> | undefined;

/** Called after each write of the background, of any item. */
let noteWrite: () => void = () => undefined;

/** To be called by the background as it starts. */
export function writeAlone(afterWrite: () => void = () => undefined): void {
  known = new Map();
  noteWrite = afterWrite;
}

/** An item on disk. `parse` takes any value of any earlier version: it gives each valid field, and defaults for the rest. */
export function localItem<T>(key: string, parse: Parse<T>, writer: Writer = "anyone"): Item<T> {
  const shared = areaCell("local", key);
  const own = privateCell(`local ${key}`, shared);
  return item(writtenBy(writer, `local ${key}`, shared), own, parse);
}

/**
 * An item on disk that the background alone writes, and that private windows begin without: it tells who somebody is, or what
 * other windows did.
 */
export function personalItem<T>(key: string, parse: Parse<T>): Item<T> {
  const name = `local ${key}`;
  return item(writtenBy("background", name, areaCell("local", key)), privateCell(name), parse);
}

/** An item in memory. It needs no parser: every update empties the area, so this very version wrote the value. */
export function sessionItem<T>(key: string, fallback: T, writer: Writer = "anyone"): Item<T> {
  const name = `session ${key}`;
  return item(writtenBy(writer, name, areaCell("session", key)), privateCell(name), (stored) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rests on the sentence above
    return stored === undefined ? fallback : (stored as T);
  });
}

/** The policy that the administrator of this browser has set, read only. Its answer may never come (`background/policy.ts`). */
export function managedItem<T>(parse: (stored: unknown) => T): Readable<T> {
  const read = async () => parse(await managed());
  return {
    read,
    watch(listener) {
      const onChanged = () => void read().then(listener);
      // Listens to this area alone: a listener to all of them would wake the background with every key typed in the popup.
      const { onChanged: changes } = chrome.storage.managed;
      changes.addListener(onChanged);
      return () => changes.removeListener(onChanged);
    },
  };
}

/** Firefox refuses if nothing is set. From Chromium a refusal is no answer. */
async function managed(): Promise<unknown> {
  const answer = browser.storage.managed.get();
  return import.meta.env.BROWSER === "firefox" ? answer.catch(() => undefined) : answer;
}

/** All values in memory. */
export async function sessionValues(): Promise<readonly unknown[]> {
  const values = isPrivate() ? privateValues() : browser.storage.session.get();
  return Object.values(await within<object>(values));
}

/** Empties the disk of everything that an earlier version may have left, but for these keys. None of it is a private window's. */
export async function emptyDisk(kept: readonly string[]): Promise<void> {
  if (isPrivate()) return;
  const keys = Object.keys(await within(browser.storage.local.get()));
  await within(browser.storage.local.remove(keys.filter((key) => !kept.includes(key))));
}

function item<T>(shared: Cell, own: Cell, parse: Parse<T>): Item<T> {
  const inTurn = mutex();
  const cell = () => (isPrivate() ? own : shared);
  const read = async () => parse(await reliably(cell().get()));
  const remove = () => reliably(cell().remove()).then(noteWrite);
  // Setting `undefined` would leave the old value there.
  const write = (value: T) =>
    value === undefined ? remove() : reliably(cell().set(value)).then(noteWrite);
  const change = async (apply: (value: T) => T, begun?: () => void) => {
    const value = apply(await read());
    const written = write(value);
    begun?.();
    await written;
    return value;
  };
  return {
    read,
    write,
    update: (apply, begun) => inTurn(() => change(apply, begun)),
    forget: () => inTurn(remove),
    watch: (listener) => cell().watch((stored) => listener(parse(stored))),
  };
}

/**
 * @throws Failure `unstored` if the browser refuses: an area is full, or its file damaged; as {@link within} does if there is no
 * answer
 */
async function reliably<T>(task: Promise<T>): Promise<T> {
  try {
    return await within(task);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ kind: "unstored", reason: "storage" });
  }
}

/** A value is known as it was until its write has ended; nothing is known of one that the browser refused to write. */
function writtenBy(writer: Writer, name: string, cell: Cell): Cell {
  if (writer === "anyone") return cell;
  /** The number of writes that have begun or ended. */
  let turns = 0;
  const write = async (work: Promise<void>, value: unknown) => {
    const turn = (turns += 1);
    let alone = false;
    try {
      await work;
      alone = turns === turn;
    } finally {
      turns += 1;
      known?.delete(name);
    }
    if (alone) known?.set(name, value);
  };
  return {
    ...cell,
    async get() {
      if (known?.has(name)) return known.get(name);
      const turn = turns;
      const value = await cell.get();
      if (turns === turn) known?.set(name, value);
      return value;
    },
    set: (value) => write(cell.set(value), value),
    remove: () => write(cell.remove(), undefined),
  };
}

function areaCell(area: "local" | "session", key: string): Cell {
  return {
    get: async () => (await browser.storage[area].get(key))[key],
    set: (value) => browser.storage[area].set({ [key]: value }),
    remove: () => browser.storage[area].remove(key),
    watch(listener) {
      const onChanged = (changes: Record<string, browser.Storage.StorageChange>, name: string) => {
        const entry = changes[key];
        if (name === area && entry) listener(entry.newValue);
      };
      browser.storage.onChanged.addListener(onChanged);
      return () => browser.storage.onChanged.removeListener(onChanged);
    },
  };
}

/** Keeps injected selection readers, which run in pages' processes, out of both areas. Firefox does not know this yet. */
export async function restrictAccess(): Promise<void> {
  const accessLevel = "TRUSTED_CONTEXTS";
  await chrome.storage.local.setAccessLevel?.({ accessLevel });
  await chrome.storage.session.setAccessLevel?.({ accessLevel });
}
