/**
 * Keeps out service workers of the sites of known servers, in Chromium. One of them could answer a clicked link itself and read
 * its key, and no rule or listener of ours would be told (measured in 156; Firefox tells). So none is let in, and earlier ones
 * are removed. Onetime Secret has none (v0.26.6).
 */
import browser from "webextension-polyfill";
import { knownServers } from "../../lib/settings/settings";
import { lastSeenSettings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { originOf } from "../../lib/links/address";
import { permittedOf } from "../../lib/platform/permissions";
import { isPrivate } from "../../lib/platform/privateStorage";
import { mutex } from "../../lib/platform/mutex";

/** The rules for tabs have the numbers of their tabs (`website.ts`); no tab has this one. */
const ID = 2 ** 31 - 2;

/** The browser itself loads the script of a service worker; the documentation of rules gives it this number. */
const NO_TAB = -1;

const inTurn = mutex();

/**
 * The rule ends with the browser. To be called when the browser starts, on install and update, and when the known servers or the
 * person's choices have changed. It waits for no administrator's word: too many hosts do no harm.
 */
export function barServiceWorkers(): Promise<void> {
  return inTurn(async () => {
    if (import.meta.env.BROWSER === "firefox" || isPrivate()) return;
    const settings = await lastSeenSettings.read();
    const servers = settings.clicked ? knownServers(settings, kinds) : [];
    const known = [...new Set(servers.map(({ address }) => originOf(address)))];
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [ID] });
    if (known.length === 0) return;
    await browser.declarativeNetRequest.updateSessionRules({ addRules: [rule(known)] });
    // Elsewhere the rule rests, and no click is taken: the site keeps its service worker.
    const [first, ...others] = await permittedOf(known).read();
    if (first === undefined) return;
    await chrome.browsingData.removeServiceWorkers({ origins: [first, ...others] });
  });
}

function rule(origins: readonly string[]): browser.DeclarativeNetRequest.Rule {
  return {
    id: ID,
    action: { type: "block" },
    condition: {
      requestDomains: origins.map((address) => new URL(address).hostname),
      // Measured for classic workers and modules.
      resourceTypes: ["script"],
      tabIds: [NO_TAB],
    },
  };
}
