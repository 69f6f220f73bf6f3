/** The entries of the context menu. A selection gets one entry, since two would become a submenu. */
import browser from "webextension-polyfill";
import { spotting } from "../../lib/services/spotting";
import { knownServers } from "../../lib/settings/settings";
import { t } from "../../lib/platform/i18n";
import { effectiveSettings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { mutex } from "../../lib/platform/mutex";
import { within } from "../../lib/platform/within";

export const COPY = "copy";
export const REVEAL = "reveal";

const inTurn = mutex();

/**
 * The browser keeps the entries across restarts. To be called on install and update, and when the known servers change.
 * Registrations wait for each other, so that no id is there twice.
 */
export function registerMenus(): Promise<void> {
  return inTurn(() => within(register()));
}

async function register(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: COPY, title: t("copyOneTimeLink"), contexts: ["selection"] });
  const patterns = await linkPatterns();
  // An entry without patterns would stand on every link.
  if (patterns.length === 0) return;
  browser.contextMenus.create({
    id: REVEAL,
    title: t("revealInNewTab"),
    contexts: ["link"],
    targetUrlPatterns: patterns,
  });
}

async function linkPatterns(): Promise<string[]> {
  const settings = await effectiveSettings.read();
  const own = knownServers(settings, kinds).flatMap(({ service, address }) => [
    ...(spotting.find(({ id }) => id === service)?.patterns(address) ?? []),
  ]);
  // An organisation that allows no server has no use for a viewer.
  if (own.length === 0 || settings.viewer === null) return own;
  // Without the port, as for servers; patterns do not see the part after the `#`.
  const { protocol, hostname, pathname } = new URL(settings.viewer);
  return [...own, `${protocol}//${hostname}${pathname}`];
}
