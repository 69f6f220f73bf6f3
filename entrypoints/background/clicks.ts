/**
 * Clicks on one-time links. Rules of ours keep the browser from asking for their pages, whatever leads there, and the tab is
 * then led to our page instead: nothing was sent by then, and no script of the service's has seen the key. No page can tell
 * that it is us. Measured in Chromium 156 and Firefox 153: the browser tells of what it blocks with the fragment, also after
 * redirects; it shows nothing in between; going back leads to the page before the click.
 */
import browser from "webextension-polyfill";
import { LONGEST_ADDRESS, recognise } from "../../lib/links/recognise";
import { literal } from "../../lib/links/literal";
import { spotting } from "../../lib/services/spotting";
import { knownServers } from "../../lib/settings/settings";
import { governed } from "../../lib/app/items";
import { kinds } from "../../lib/app/kinds";
import { isPrivate } from "../../lib/platform/privateStorage";
import { openTicketHere } from "./revealTabs";
import { mutex } from "../../lib/platform/mutex";
import { isVisit, openOnWebsite } from "./website";
import { within } from "../../lib/platform/within";

/** `#`, encoded or not. */
const HASH = "(?:#|%(?:25)*23)";

/** The part that a page which is no link is shown without: all that `websiteRule.ts` does not let through. */
const AFTER_HASH = /(?:#|%2[35]).*/s;

type Rule = browser.DeclarativeNetRequest.Rule;

const inTurn = mutex();

/**
 * The browser keeps the rules across restarts: to be called on install and update, and when the known servers or what is
 * chosen have changed. Without a permission for its host, a rule rests.
 */
export function registerClicks(): Promise<void> {
  return inTurn(async () => {
    // They hold in all windows, and are on disk.
    if (isPrivate()) return;
    const rules = browser.declarativeNetRequest;
    const kept = await within(rules.getDynamicRules());
    const removeRuleIds = kept.map(({ id }) => id);
    const addRules = (await expressions()).map(block);
    await within(rules.updateDynamicRules({ removeRuleIds, addRules }));
  });
}

async function expressions(): Promise<readonly string[]> {
  const settings = await governed.read();
  if (!settings.clicked) return [];
  const own = knownServers(settings, kinds).flatMap(({ service, origin }) => {
    const kind = spotting.find(({ id }) => id === service);
    return kind ? kind.expressions(origin) : [];
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

/** A request for a page that a tab is to show, as the browser tells of it. */
interface Asked {
  readonly tabId: number;
  readonly url: string;
  /** Chromium alone tells. */
  readonly documentLifecycle?: string;
  /** The document whose rules had the page fetched ahead. A navigation has none: its document is yet to be (Chromium 156). */
  readonly documentId?: string;
}

/**
 * Opens the link whose page a rule of ours keeps back. When Chromium has only just started, with a link to show, the rules may
 * not be in force yet: then the tab is led away from the page all the same, as early as can be.
 */
export async function openClicked(request: Asked): Promise<void> {
  const { tabId, url } = request;
  if (isAhead(request)) return;
  if (!(await isTaken(url)) || (await isVisit({ tab: tabId, url }))) return;
  if (isLink(url)) return openTicketHere(url, tabId);
  const keyless = url.replace(AFTER_HASH, "");
  const page = keyless.replace(/\?.*/s, "");
  // After the `#` of a link there may yet be a key (`#<key>\`), which stays where it is.
  if (isLink(page)) return openTicketHere(keyless === url ? page : `${page}#-`, tabId);
  // A rule is not as exact as this.
  if (page.length <= LONGEST_ADDRESS) await openOnWebsite({ tab: tabId, url: keyless });
}

/**
 * Whether nobody clicked: a page has another one fetched or rendered ahead by its speculation rules, or one that is rendered
 * ahead goes elsewhere. The tab shows something else. The rules that block hold then too.
 */
function isAhead({ documentId, documentLifecycle }: Asked): boolean {
  return documentId !== undefined || documentLifecycle === "prerender";
}

function isLink(url: string): boolean {
  return recognise(url, kinds, []).state !== "none";
}

async function isTaken(url: string): Promise<boolean> {
  // Where the browser does not tell its rules: what they were made of.
  const taken = await within(inForce()).catch(expressions);
  return taken.some((expression) => new RegExp(expression, "i").test(url));
}

async function inForce(): Promise<readonly string[]> {
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  return rules.flatMap(({ condition: { regexFilter } }) => regexFilter ?? []);
}
