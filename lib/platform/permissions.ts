/**
 * Lists the servers that the browser lets us speak to. All windows share the list, and it is on disk (measured with Chromium
 * 156), so private windows change nothing of it.
 */
import browser from "webextension-polyfill";
import type { Origin } from "../domain";
import { isPrivate } from "./privateStorage";
import type { Readable } from "./storage";
import { within } from "./within";

/** The person may withdraw a permission behind our back, so it is asked for before every request. No answer counts as no. */
export function isPermitted(origin: Origin): Promise<boolean> {
  const told = browser.permissions.contains({ origins: [pattern(origin)] });
  return within(told.catch(() => false));
}

/** The ones among `origins` that the browser lets us speak to, whoever gives or withdraws the permission. */
export function permittedOf(origins: readonly Origin[]): Readable<ReadonlySet<Origin>> {
  const read = async () => {
    const permitted = await Promise.all(origins.map(isPermitted));
    return new Set(origins.filter((_, index) => permitted[index]));
  };
  return {
    read,
    watch(listener) {
      const tell = () => void read().then(listener);
      const { onAdded, onRemoved } = browser.permissions;
      onAdded.addListener(tell);
      onRemoved.addListener(tell);
      return () => {
        onAdded.removeListener(tell);
        onRemoved.removeListener(tell);
      };
    },
  };
}

/**
 * Asks the person for the permission to speak to all of these origins. To be called straight from a click, with nothing awaited before, and not in a popup, which it
 * would close.
 */
export async function requestPermission(origins: readonly Origin[]): Promise<boolean> {
  return isPrivate()
    ? (await Promise.all(origins.map(isPermitted))).every(Boolean)
    : browser.permissions.request({ origins: origins.map(pattern) });
}

/** Gives permissions back, one by one; one that the manifest requires stays, without a word. */
export async function dropPermission(origins: readonly Origin[]): Promise<void> {
  if (isPrivate()) return;
  for (const origin of origins) {
    const removed = browser.permissions.remove({ origins: [pattern(origin)] });
    await within(removed).catch(() => undefined);
  }
}

/** Gives back every permission that was ever asked for; those that the manifest requires stay. */
export async function dropPermissions(): Promise<void> {
  if (isPrivate()) return;
  const { host_permissions: required = [] } = browser.runtime.getManifest();
  const { origins = [] } = await within(browser.permissions.getAll());
  const given = origins.filter((origin) => !required.includes(origin));
  if (given.length > 0) await within(browser.permissions.remove({ origins: given }));
}

/** Firefox refuses ports in match patterns; in Chromium a pattern with a port is the narrower one. */
function pattern(origin: Origin): string {
  const { protocol, host, hostname } = new URL(origin);
  return `${protocol}//${import.meta.env.BROWSER === "firefox" ? hostname : host}/*`;
}
