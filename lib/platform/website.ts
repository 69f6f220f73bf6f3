/** Opening a link on the website instead of here, although clicks on it are taken (`clicked.ts`). Runs in the background. */
import browser from "webextension-polyfill";
import { literal } from "../literal";
import { visited } from "./items";
import { isPrivate } from "./private";

type Condition = browser.DeclarativeNetRequest.RuleConditionType;

/** Which tab is to show which link. */
export interface Visit {
  readonly tab: number;
  /** As it was clicked, key included. */
  readonly url: string;
}

/** More than the rule that takes clicks. */
const PRIORITY = 2;

/**
 * Leads the tab to the link's own page, and lets this link through there from now on. What is kept for it knows nothing of
 * the key; a rule knows nothing of what private windows show, which share its memory with all others.
 */
export async function openOnWebsite({ tab, url }: Visit): Promise<void> {
  const page = pageOf(url);
  if (isPrivate()) await visited(tab).write(page);
  else {
    const regexFilter = `^${literal(page)}(?:[?#]|$)`;
    await letThrough(tab, { regexFilter, isUrlFilterCaseSensitive: true });
  }
  await browser.tabs.update(tab, { url });
}

/**
 * In a private window: leads the tab to the page that a rule has just kept back, if it is there for that page. Whatever it
 * asks for is let through until the first answer ({@link endVisit}). Gives whether it is there for that page.
 */
export async function goOn({ tab, url }: Visit): Promise<boolean> {
  if ((await visited(tab).read()) !== pageOf(url)) return false;
  const letting = await browser.declarativeNetRequest.getSessionRules({ ruleIds: [tab] });
  if (letting.length === 0) {
    await letThrough(tab, {});
    await browser.tabs.update(tab, { url });
  }
  return true;
}

function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function letThrough(tab: number, condition: Condition): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        // One for each tab, of which numbers there are no two alike.
        id: tab,
        priority: PRIORITY,
        action: { type: "allow" },
        condition: { ...condition, resourceTypes: ["main_frame"], tabIds: [tab] },
      },
    ],
  });
}

/** To be called when a tab was closed; from a private window, with its first answer: nobody is told of the end of its last tab. */
export async function endVisit(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}
