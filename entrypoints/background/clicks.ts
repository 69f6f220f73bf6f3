/**
 * Takes clicks on one-time links. Our rules keep the browser from asking for the pages of links, whatever leads there. The tab is
 * then led to our page: nothing was sent by then, and no script of the service has seen the key. No page can tell that it is us.
 * Measured in Chromium 156 and Firefox 153: the browser reports a blocked address with its fragment, also after redirects; it
 * shows nothing in between; going back leads to the page before the click.
 */
import browser from "webextension-polyfill";
import { LONGEST_ADDRESS, recognise } from "../../lib/links/recognise";
import { literal } from "../../lib/links/literal";
import { spotting } from "../../lib/services/spotting";
import { knownServers } from "../../lib/settings/settings";
import { effectiveSettings } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { isPrivate } from "../../lib/platform/privateStorage";
import { openTicketHere } from "./revealTabs";
import { mutex } from "../../lib/platform/mutex";
import { isVisit, openOnWebsite } from "./website";
import { within } from "../../lib/platform/within";

/** `#`, encoded or not. */
const HASH = "(?:#|%(?:25)*23)";

/**
 * The part that is taken from the address of a page that is no link: everything that `websiteRule.ts` does not let through, and
 * everything from a key on, whatever a program made of the `#` before it.
 */
const AFTER_PAGE = /(?:#|%2[35]|[\da-f]{64}).*/is;

type Rule = browser.DeclarativeNetRequest.Rule;

const inTurn = mutex();

/**
 * The browser keeps the rules across restarts. To be called on install and update, and when the known servers or the person's
 * choices have changed. Without a permission for its host, a rule rests.
 */
export function registerClicks(): Promise<void> {
  return inTurn(async () => {
    // The rules hold in all windows, and are on disk.
    if (isPrivate()) return;
    const rules = browser.declarativeNetRequest;
    const kept = await within(rules.getDynamicRules());
    const removeRuleIds = kept.map(({ id }) => id);
    const addRules = (await expressions()).map(block);
    await within(rules.updateDynamicRules({ removeRuleIds, addRules }));
  });
}

async function expressions(): Promise<readonly string[]> {
  const settings = await effectiveSettings.read();
  if (!settings.clicked) return [];
  const own = knownServers(settings, kinds).flatMap(({ service, address }) => {
    const kind = spotting.find(({ id }) => id === service);
    return kind ? kind.expressions(address) : [];
  });
  const named = spotting.flatMap((kind) => kind.expressions());
  const viewed = settings.viewer === null ? [] : [`^${literal(settings.viewer)}(?:\\?.*)?${HASH}.`];
  return [...own, ...named, ...viewed];
}

function block(regexFilter: string, index: number): Rule {
  return {
    id: index + 1,
    action: { type: "block" },
    condition: { regexFilter, isUrlFilterCaseSensitive: false, resourceTypes: ["main_frame"] },
  };
}

/** The browser's report of a request for a page that a tab is to show. */
interface PageRequest {
  readonly tabId: number;
  readonly url: string;
  /** Only Chromium tells it. */
  readonly documentLifecycle?: string;
  /**
   * The document whose rules had the page fetched ahead. A navigation has none: its document does not exist yet (Chromium 156).
   */
  readonly documentId?: string;
}

/**
 * Opens the link whose page our rule keeps back. When Chromium has only just started, with a link to show, the rules may not be
 * in force yet: then the tab is led away from the page all the same, as early as possible.
 */
export async function openClicked(request: PageRequest): Promise<void> {
  const { tabId, url } = request;
  if (isAhead(request)) return;
  if (!(await isTaken(url)) || (await isVisit({ tab: tabId, url }))) return;
  const servers = knownServers(await effectiveSettings.read(), kinds);
  const isLink = (address: string) => recognise(address, kinds, servers).state !== "none";
  if (isLink(url)) return openTicketHere(url, tabId);
  const keyless = url.replace(AFTER_PAGE, "");
  const page = keyless.replace(/\?.*/s, "");
  // After the `#` of a link there may yet be a key (`#<key>\`), which stays where it is.
  if (isLink(page)) return openTicketHere(keyless === url ? page : `${page}#-`, tabId);
  // The rule is less exact than this check.
  if (page.length <= LONGEST_ADDRESS) await openOnWebsite({ tab: tabId, url: keyless });
}

/**
 * True if nobody clicked: a page has another one fetched or rendered ahead by its speculation rules, or a page that is rendered
 * ahead goes elsewhere. The tab shows something else. The blocking rules hold then too.
 */
function isAhead({ documentId, documentLifecycle }: PageRequest): boolean {
  return documentId !== undefined || documentLifecycle === "prerender";
}

async function isTaken(url: string): Promise<boolean> {
  // A browser may not tell its rules; then the expressions decide that they were made of.
  const taken = await within(inForce()).catch(expressions);
  return taken.some((expression) => new RegExp(expression, "i").test(url));
}

async function inForce(): Promise<readonly string[]> {
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  return rules.flatMap(({ condition: { regexFilter } }) => regexFilter ?? []);
}
