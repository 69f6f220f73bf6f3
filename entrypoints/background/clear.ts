/** Forgets everything that was ever kept here. */
import browser from "webextension-polyfill";
import { badgeClear } from "../../lib/platform/badge";
import { closeClipboard, emptyClipboardEarly } from "./clipboard";
import { cancel } from "./cancellation";
import {
  attempts,
  form,
  links,
  receipts,
  rememberedAccounts,
  sessionAccounts,
  sessionReceipts,
  settings,
  toldOfDrafts,
  typedTerms,
} from "../../lib/app/items";
import { changeKept } from "./receipts";
import { dropPermissions } from "../../lib/platform/permissions";
import { register } from "./register";
import { emptyDisk } from "../../lib/platform/storage";
import { reloadTabs } from "../../lib/platform/popupPage";
import { endVisits } from "./website";
import { within } from "../../lib/platform/within";

/**
 * Forgets everything on disk and in memory, and every permission that was given. Open reveal tabs keep their contents until they
 * are closed or cleared: nobody could get a sealed text there again. The rules of the organisation stay too: they are not the
 * person's. In a private window it forgets the data of private windows.
 */
export async function clear(): Promise<void> {
  cancel("everything");
  // Waits for changes that are under way.
  await changeKept(() => ({ onDisk: [], inMemory: [] }));
  const onDisk = [settings, rememberedAccounts, receipts, typedTerms, toldOfDrafts];
  const inMemory = [sessionAccounts, sessionReceipts, links, attempts, form];
  await Promise.all([...onDisk, ...inMemory].map((item) => item.forget()));
  await Promise.all([emptyDisk(["policy", "policyUntold"]), endVisits()]);
  await emptyClipboardEarly();
  await within(browser.alarms.clearAll());
  await Promise.all([closeClipboard(), dropPermissions(), badgeClear(), reloadTabs()]);
  await register();
}
