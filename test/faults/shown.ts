/** Reads the state that our pages show: the stored one, as the popup reads it. */
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Attempt } from "../../lib/sharing/attempt";
import type { Draft } from "../../lib/sharing/draft";
import { unkeptReceipts } from "../../lib/sharing/attemptList";
import type { LinkKind, Receipt } from "../../lib/domain";
import { together } from "../../lib/sharing/receipts";

export interface Shown {
  /** The newest card comes first: the popup shows it, and then the next. */
  readonly cards: readonly Attempt[];
  readonly receipts: readonly Receipt[];
  /** By receipt. */
  readonly links: Readonly<Record<string, { readonly url: string }>>;
  readonly form: Draft | undefined;
  /** Received, and to be opened again. */
  readonly sealed: readonly string[];
  /** The kind of new links, which the options show. */
  readonly kind: LinkKind | "undecided" | undefined;
}

export async function shown(): Promise<Shown> {
  const { attempts = [], sessionReceipts = [], links = {}, form, ...rest } = await inMemory();
  const { receipts = [], settings } = await onDisk();
  const tickets = Object.values(rest).map((value) => Object(value).sealed);
  return {
    cards: attempts,
    receipts: together(sessionReceipts, receipts, unkeptReceipts(attempts)),
    links,
    form: form?.draft,
    sealed: tickets.filter((sealed) => typeof sealed === "string"),
    kind: settings?.terms?.kind,
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

export const onDisk = (): Promise<OnDisk> => fakeBrowser.storage.local.get();

interface OnDisk {
  readonly receipts?: readonly Receipt[];
  readonly settings?: { readonly terms?: { readonly kind: NonNullable<Shown["kind"]> } };
}
