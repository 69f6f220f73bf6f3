/** The entries of the context menu. One on a selection, since two would become a submenu. */
import browser from "webextension-polyfill";
import { knownServers } from "../settings";
import { t } from "./i18n";
import { governed } from "./items";
import { services, serviceOf } from "./services";

export const COPY = "copy";
export const REVEAL = "reveal";

/** The browser keeps them across restarts: to be called on install and update only. Waits, so that no id is there twice. */
export async function registerMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: COPY, title: t("copyOneTimeLink"), contexts: ["selection"] });
  const servers = knownServers(await governed.read(), services);
  browser.contextMenus.create({
    id: REVEAL,
    title: t("revealInNewTab"),
    contexts: ["link"],
    targetUrlPatterns: servers.flatMap(({ service, origin }) => [
      ...(serviceOf(service)?.patterns(origin) ?? []),
    ]),
  });
}
