/** Forgets everything that was ever kept here. */
import browser from "webextension-polyfill";
import { badgeClear } from "../../lib/platform/badge";
import { closeClipboard, emptyClipboardEarly } from "./clipboard";
import { beginEra } from "./cancellation";
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
} from "../../lib/app/items";
import { changeKept } from "./receipts";
import { dropPermissions } from "../../lib/platform/permissions";
import { register } from "./register";
import { emptyDisk } from "../../lib/platform/storage";
import { reloadTabs } from "../../lib/platform/popupPage";
import { endVisits } from "./website";
import { within } from "../../lib/platform/within";

/**
 * On disk and in memory, and every permission that was given. What open reveal tabs hold stays until they are closed or
 * cleared: a sealed text among it could not be had again. What the organisation has set stays too: it is not the person's.
 * In a private window: what private windows keep.
 */
export async function clear(): Promise<void> {
  beginEra("everything");
  // After whatever is changing them.
  await changeKept(() => ({ onDisk: [], inMemory: [] }));
  const onDisk = [settings, rememberedAccounts, receipts, toldOfDrafts];
  const inMemory = [sessionAccounts, sessionReceipts, links, attempts, form];
  await Promise.all([...onDisk, ...inMemory].map((item) => item.forget()));
  await Promise.all([emptyDisk(["policy", "policyUntold"]), endVisits()]);
  await emptyClipboardEarly();
  await within(browser.alarms.clearAll());
  await Promise.all([closeClipboard(), dropPermissions(), badgeClear(), reloadTabs()]);
  await register();
}
