/**
 * Hides the installation from servers. In Firefox the origin of our requests is `moz-extension://<installation>`, and every POST
 * has it: a server could tell by it which secrets one person creates and reveals, with an account or without. Our rule sends
 * `null` instead. The header is not removed: a server that takes requests from its own pages only must refuse ours, as its
 * operator wants. Chromium needs no rule: there the origin is the same for everybody.
 */
import browser from "webextension-polyfill";

/** The rules for tabs have the numbers of their tabs (`website.ts`); no tab has this one. */
const ID = 2 ** 31 - 1;

let hidden: Promise<void> | undefined;

/**
 * To be called before anything is sent. The rule holds for our requests alone, and ends with the browser. If the browser refuses
 * the rule, requests are sent all the same.
 */
export function hideInstallation(): Promise<void> {
  hidden ??= browser.declarativeNetRequest
    .updateSessionRules({ removeRuleIds: [ID], addRules: [rule()] })
    .catch(() => undefined);
  return hidden;
}

function rule(): browser.DeclarativeNetRequest.Rule {
  return {
    id: ID,
    action: {
      type: "modifyHeaders",
      requestHeaders: [{ header: "origin", operation: "set", value: "null" }],
    },
    condition: {
      initiatorDomains: [location.hostname],
      requestMethods: ["post"],
      resourceTypes: ["xmlhttprequest"],
    },
  };
}
