/** Every stored item and its place. */
import type { Attempt, KeptLink } from "../sharing/attempt";
import type { Draft } from "../sharing/draft";
import type { Receipt } from "../domain";
import { parseReceipts } from "../sharing/receipts";
import { parseAccounts, type Accounts } from "../settings/accounts";
import { NO_POLICY, parsePolicy, type Policy } from "../settings/policy";
import {
  applyPolicy,
  parseSettings,
  parseTypedTerms,
  type EffectiveSettings,
} from "../settings/settings";
import { builtInViewer, kinds } from "./kinds";
import {
  localItem,
  managedItem,
  personalItem,
  sessionItem,
  type Item,
  type Readable,
} from "../platform/storage";
import { within } from "../platform/within";

// On disk.

/** The settings as the person chose them. {@link effectiveSettings} has the ones in force. */
export const settings = localItem(
  "settings",
  (stored) => parseSettings(stored, kinds, builtInViewer),
  "background",
);

/** The accounts to be remembered on this device, by address. Never in `sync`. */
export const rememberedAccounts = personalItem("accounts", parseAccounts);

/** Receipts of sealed secrets: nothing in them can lead to a text. */
export const receipts = personalItem("receipts", parseReceipts);

/** The terms of the last link that was made in the form at each server, by its address. Only the background writes them. */
export const typedTerms = personalItem("typedTerms", parseTypedTerms);

/** True once the popup said that a page may have uploaded a draft before its text was replaced. */
export const toldOfDrafts = localItem("toldOfDrafts", (stored) => stored === true);

// Set by an administrator.

/** The policy as the browser tells it: some seconds after its start (Chromium 156: about 3.5), and in some starts never. */
export const toldPolicy = managedItem(parsePolicy);

/** As the background was told it last, in this start or an earlier one. Nothing: it never was. */
export const seenPolicy = localItem(
  "policy",
  (stored) => (stored === undefined ? undefined : parsePolicy(stored)),
  "background",
);

/** An earlier start told no policy. */
const untoldBefore = localItem("policyUntold", (stored) => stored === true);

/** This start told no policy, and {@link policy} has decided to go on or to ask. */
export const untold = sessionItem<"going-on" | "asking" | undefined>("policyUntold", undefined);

/** Milliseconds. */
const PATIENCE = 2_000;

/**
 * The policy in force: the one seen last, at once. If none ever was, the browser has two seconds to tell one, once in a start;
 * after that nothing is set, as far as is known.
 */
export const policy: Readable<Policy> = {
  read: async () => (await seenPolicy.read()) ?? (await firstTold()),
  watch: (listener) => seenPolicy.watch((seen) => listener(seen ?? NO_POLICY)),
};

async function firstTold(): Promise<Policy> {
  // Read in the reverse order of writing, so that this start is not taken for an earlier one.
  const before = await untoldBefore.read();
  if ((await untold.read()) !== undefined) return NO_POLICY;
  try {
    return await within(toldPolicy.read(), PATIENCE);
  } catch {
    await untold.write(before ? "asking" : "going-on");
    await untoldBefore.write(true);
    return NO_POLICY;
  }
}

/** The policy for pages that only show it, which wait for nothing. */
const lastSeenPolicy: Readable<Policy> = {
  ...policy,
  read: async () => (await seenPolicy.read()) ?? NO_POLICY,
};

/** The settings in force now: the person's, with the organisation's in their place. */
export const effectiveSettings = settingsUnder(policy);

/** The settings for pages, which show them at once, and again as soon as the background has seen a change. */
export const lastSeenSettings = settingsUnder(lastSeenPolicy);

function settingsUnder(rules: Readable<Policy>): Readable<EffectiveSettings> {
  const read = async () => {
    const [chosen, set] = await Promise.all([settings.read(), rules.read()]);
    return applyPolicy(chosen, set, kinds);
  };
  return {
    read,
    watch(listener) {
      const tell = () => void read().then(listener);
      const ends = [settings.watch(tell), rules.watch(tell)];
      return () => ends.forEach((end) => end());
    },
  };
}

// In memory.

/** The accounts of this browser session, by address. */
export const sessionAccounts = sessionItem<Accounts>("accounts", {}, "background");

/** Receipts of service-encrypted secrets: their handle could lead to the text. */
export const sessionReceipts = sessionItem<readonly Receipt[]>("sessionReceipts", [], "background");

/** The link to copy again and the proof that the service asks for at burn, by receipt. */
export const links = sessionItem<Readonly<Record<string, KeptLink>>>("links", {}, "background");

/** Attempts to share, written before anything is sent. */
export const attempts = sessionItem<readonly Attempt[]>("attempts", [], "background");

/** The form of the popup, which the background empties once its text is being sent. */
export const form = sessionItem<TypedForm | undefined>("form", undefined);

export interface TypedForm {
  readonly draft: Draft;
  /** The number of sweeps since it was typed. */
  readonly sweeps: number;
}

/** True while the clipboard is to be emptied, after the copy of a revealed text. The page or worker that copies writes it. */
export const clipboardToEmpty = sessionItem<boolean>("clipboardToEmpty", false);

/** The link that a reveal tab is to open. The background writes it once, then only the tab does. */
export function ticket(id: string): Item<Ticket | undefined> {
  return sessionItem<Ticket | undefined>(`ticket:${id}`, undefined);
}

export interface Ticket {
  /** The address as it was clicked or pasted. It may turn out to be no link of ours, or a sealed text whose link is asked for. */
  readonly url: string;
  /** A reveal that may have used the secret up was sent. This explains a secret that is gone. */
  readonly tried?: boolean;
  /** The received text, kept before it is opened: nobody could get it again. */
  readonly sealed?: string;
}

/** The tickets that a tab holds: going back leads to each of them. */
export function ticketsOfTab(tabId: number): Item<readonly string[]> {
  return sessionItem<readonly string[]>(`tab:${tabId}`, []);
}

/** The page that a tab is to show on the website: a link up to its key, or another one. */
export function visited(tabId: number): Item<string | undefined> {
  return sessionItem<string | undefined>(`visited:${tabId}`, undefined);
}
