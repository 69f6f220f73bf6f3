/**
 * Which servers the browser lets us speak to. That is the same in all windows, and on disk (measured with Chromium 156), so
 * from private windows nothing of it changes.
 */
import browser from "webextension-polyfill";
import type { Origin } from "../domain";
import { isPrivate } from "./privateStorage";
import type { Readable } from "./storage";
import { within } from "./within";

/** May be withdrawn behind our back at any time, so it is asked before every request. What the browser does not tell is not so. */
export function isPermitted(origin: Origin): Promise<boolean> {
  const told = browser.permissions.contains({ origins: [pattern(origin)] });
  return within(told.catch(() => false));
}

/** Those of `origins` that the browser lets us speak to, whoever gives or withdraws the permission. */
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

/** Asks the person, who may take their time. To be called straight from a click, with nothing awaited before, and not in a popup, which it would close. */
export async function requestPermission(origin: Origin): Promise<boolean> {
  return isPrivate()
    ? isPermitted(origin)
    : browser.permissions.request({ origins: [pattern(origin)] });
}

/** Gives it back; what the manifest requires stays, without a word. */
export async function dropPermission(origin: Origin): Promise<void> {
  if (isPrivate()) return;
  const removed = browser.permissions.remove({ origins: [pattern(origin)] });
  await within(removed).catch(() => undefined);
}

/** Gives back everything that was ever asked for; what the manifest requires stays. */
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
