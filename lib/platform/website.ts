/** Opening a link on the website instead of here, although clicks on it are taken (`clicked.ts`). Runs in the background. */
import browser from "webextension-polyfill";
import { literal } from "../literal";
import { visited } from "./items";
import { isPrivate } from "./private";

/** Which tab is to show which link. */
export interface Visit {
  readonly tab: number;
  /** As it was clicked, key included. */
  readonly url: string;
}

/** More than the rule that takes clicks. */
const PRIORITY = 2;

/** Leads the tab to the link's own page, and lets this link through there from now on. What is kept of it knows nothing of the key. */
export async function openOnWebsite({ tab, url }: Visit): Promise<void> {
  const page = pageOf(url);
  await visited(tab).write(page);
  await letThrough(tab, page, url.includes("#"));
  // Without a user name, which would only deceive.
  await browser.tabs.update(tab, { url: page + url.slice(url.search(/[?#]|$/)) });
}

/** Whether this tab is to show this link on the website; with a user name, which is not let through there, it is another. */
export async function isVisit({ tab, url }: Visit): Promise<boolean> {
  return (await visited(tab).read()) === url.replace(/[?#].*/s, "");
}

/** To be called when the tab of a private window shows a page: its rule lets everything through, and ends with the visit. */
export async function followVisit(tab: number, shown = "about:blank"): Promise<void> {
  if (!(await isVisit({ tab, url: shown }))) await endVisit(tab);
}

/** To be called when everything is forgotten. Of the tabs of other windows nothing is known here. */
export async function endVisits(): Promise<void> {
  for (const { id } of await browser.declarativeNetRequest.getSessionRules()) {
    if ((await visited(id).read()) !== undefined) await endVisit(id);
  }
}

/** To be called when a tab was closed. */
export async function endVisit(tab: number): Promise<void> {
  await visited(tab).forget();
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}

function pageOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function letThrough(tab: number, page: string, keyed: boolean): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        // One for each tab, of which numbers there are no two alike.
        id: tab,
        priority: PRIORITY,
        action: { type: "allow" },
        condition: { ...conditionOf(page, keyed), resourceTypes: ["main_frame"], tabIds: [tab] },
      },
    ],
  });
}

/**
 * All windows share the rules, and nobody is told of the end of the last private tab: there, a rule knows the tab alone, and
 * whether a key may pass.
 */
function conditionOf(page: string, keyed: boolean) {
  if (!isPrivate()) {
    return { regexFilter: `^${literal(page)}(?:[?#]|$)`, isUrlFilterCaseSensitive: true };
  }
  return keyed ? {} : { regexFilter: "^[^#]*$" };
}
