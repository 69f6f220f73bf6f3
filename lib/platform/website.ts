/** Opening a link on the website instead of here, although clicks on it are taken (`clicked.ts`). Runs in the background. */
import browser from "webextension-polyfill";
import { literal } from "../literal";
import { parseOrigin } from "../origin";
import { isPermitted } from "./permissions";
import { isPrivate } from "./private";

/** Which tab is to show which link. */
export interface Visit {
  readonly tab: number;
  /** As it was clicked, key included. */
  readonly url: string;
}

/** More than the rule that takes clicks. */
const PRIORITY = 2;

/** Leads the tab to the link's own page, and lets this link through there from now on. The rule knows nothing of the key. */
export async function openOnWebsite({ tab, url }: Visit): Promise<void> {
  const { origin, pathname } = new URL(url);
  if (!isPrivate() || (await isTaken(origin))) await letThrough(tab, origin + pathname);
  await browser.tabs.update(tab, { url });
}

/** Where we may not go nothing is; nor would we be told of the answer, with which a private window's visit ends. */
async function isTaken(origin: string): Promise<boolean> {
  const known = parseOrigin(origin);
  return known !== undefined && (await isPermitted(known));
}

async function letThrough(tab: number, page: string): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        // One for each tab, of which numbers there are no two alike.
        id: tab,
        priority: PRIORITY,
        action: { type: "allow" },
        condition: {
          regexFilter: `^${literal(page)}(?:[?#]|$)`,
          isUrlFilterCaseSensitive: true,
          resourceTypes: ["main_frame"],
          tabIds: [tab],
        },
      },
    ],
  });
}

/** To be called when a tab was closed; from a private window, with its first answer: all windows share the rule's memory. */
export async function endVisit(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}
