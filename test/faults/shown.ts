/** What the pages of ours show: what is stored, as the popup reads it. */
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Attempt, type Draft, unkeptReceipts } from "../../lib/attempts";
import type { Receipt } from "../../lib/domain";
import { together } from "../../lib/receipts";

export interface Shown {
  /** The newest first: it is what the popup shows, and then the next. */
  readonly cards: readonly Attempt[];
  readonly receipts: readonly Receipt[];
  /** By receipt. */
  readonly links: Readonly<Record<string, { readonly url: string }>>;
  readonly form: Draft | undefined;
  /** Received, and to be opened again. */
  readonly sealed: readonly string[];
}

export async function shown(): Promise<Shown> {
  const { attempts = [], sessionReceipts = [], links = {}, form, ...rest } = await inMemory();
  const { receipts = [] } = await onDisk();
  const tickets = Object.values(rest).map((value) => Object(value).sealed);
  return {
    cards: attempts,
    receipts: together(sessionReceipts, receipts, unkeptReceipts(attempts)),
    links,
    form: form?.draft,
    sealed: tickets.filter((sealed) => typeof sealed === "string"),
  };
}

interface InMemory {
  readonly attempts?: readonly Attempt[];
  readonly sessionReceipts?: readonly Receipt[];
  readonly links?: Shown["links"];
  readonly form?: { readonly draft: Draft };
}

/** Under the names by which the product keeps them. */
const inMemory = (): Promise<InMemory> => fakeBrowser.storage.session.get();

export const onDisk = (): Promise<{ readonly receipts?: readonly Receipt[] }> =>
  fakeBrowser.storage.local.get();
