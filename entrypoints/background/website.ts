/** Opens a link on the website instead of here, although clicks on it are taken (`clicks.ts`). */
import type { Visit } from "../../lib/app/background";
import browser from "webextension-polyfill";
import { expressionOf, KEYLESS, pageOf, visitOf } from "../../lib/links/websiteRule";
import { visited } from "../../lib/app/items";
import { isPrivate } from "../../lib/platform/privateStorage";
import { within } from "../../lib/platform/within";

/** Higher than that of the rule that takes clicks. */
const PRIORITY = 2;

/** Leads the tab to the link's own page, and lets this link through there from now on. The kept address holds no key. */
export async function openOnWebsite({ tab, url }: Visit): Promise<void> {
  const link = visitOf(url);
  await visited(tab).write(link);
  await letThrough(tab, link);
  const address = pageOf(url) + url.slice(url.search(/[?#]|$/));
  await within(browser.tabs.update(tab, { url: address }));
}

/**
 * True if this tab is to show this link on the website; a key or a user name that the visit did not have makes it another link.
 */
export async function isVisit({ tab, url }: Visit): Promise<boolean> {
  const link = await visited(tab).read();
  return link !== undefined && new RegExp(expressionOf(link)).test(url);
}

/** To be called when the tab of a private window shows a page: its rule names no link, and ends with the visit. */
export async function followVisit(tab: number, shown = "about:blank"): Promise<void> {
  if (!(await isVisit({ tab, url: shown }))) await endVisit(tab);
}

/** To be called when everything is forgotten. The tabs of other windows are unknown here. */
export async function endVisits(): Promise<void> {
  for (const { id } of await within(browser.declarativeNetRequest.getSessionRules())) {
    if (await visited(id).read()) await endVisit(id);
  }
}

/** To be called when a tab was closed. */
export async function endVisit(tab: number): Promise<void> {
  await visited(tab).forget();
  await within(browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] }));
}

/** The allow rule never names a link. All windows share session rules, and no event reports that the last private tab closed. */
function expressionInPrivate(link: string): string {
  return link.includes("#") ? "." : `^${KEYLESS}*#?$`;
}

async function letThrough(tab: number, link: string): Promise<void> {
  const condition = {
    regexFilter: isPrivate() ? expressionInPrivate(link) : expressionOf(link),
    isUrlFilterCaseSensitive: true,
    resourceTypes: ["main_frame" as const],
    tabIds: [tab],
  };
  // One rule for each tab, since no two tabs have the same number.
  const rule = { id: tab, priority: PRIORITY, action: { type: "allow" as const }, condition };
  const rules = { removeRuleIds: [tab], addRules: [rule] };
  await within(browser.declarativeNetRequest.updateSessionRules(rules));
}
