/** Opening a link on the website instead of here, although clicks on it are taken (`clicked.ts`). Runs in the background. */
import browser from "webextension-polyfill";
import { literal } from "../literal";

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
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tab],
    addRules: [
      {
        // One for each tab, of which numbers there are no two alike.
        id: tab,
        priority: PRIORITY,
        action: { type: "allow" },
        condition: {
          regexFilter: `^${literal(origin + pathname)}(?:[?#]|$)`,
          isUrlFilterCaseSensitive: true,
          resourceTypes: ["main_frame"],
          tabIds: [tab],
        },
      },
    ],
  });
  await browser.tabs.update(tab, { url });
}

/** To be called when a tab was closed. */
export async function endVisit(tab: number): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tab] });
}
