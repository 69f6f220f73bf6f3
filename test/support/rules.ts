/** The fake browser's rules for requests, as far as we use them, and as strict as a browser. */
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { DeclarativeNetRequest } from "webextension-polyfill";

type Rule = DeclarativeNetRequest.Rule;

export interface Rules {
  readonly dynamic: Map<number, Rule>;
  readonly session: Map<number, Rule>;
  /** True if this tab may ask for this address. */
  lets(url: string, tabId?: number): boolean;
}

interface Change {
  readonly removeRuleIds?: readonly number[];
  readonly addRules?: readonly Rule[];
}

export function fakeRules(): Rules {
  const dynamic = new Map<number, Rule>();
  const session = new Map<number, Rule>();
  Object.assign(fakeBrowser, {
    declarativeNetRequest: {
      getDynamicRules: async () => [...dynamic.values()],
      getSessionRules: async () => [...session.values()],
      updateDynamicRules: async (change: Change) => apply(dynamic, change),
      updateSessionRules: async (change: Change) => apply(session, change),
    },
    browsingData: { removeServiceWorkers: async () => {} },
    webRequest: { onBeforeRequest: { addListener: () => {} } },
  });
  return {
    dynamic,
    session,
    lets(url, tabId = 1) {
      const [first] = [...dynamic.values(), ...session.values()]
        .filter(({ condition: { tabIds = [tabId] } }) => tabIds.includes(tabId))
        .filter(({ condition: { regexFilter = "^", isUrlFilterCaseSensitive = false } }) =>
          new RegExp(regexFilter, isUrlFilterCaseSensitive ? "" : "i").test(url),
        )
        .toSorted((one, other) => (other.priority ?? 1) - (one.priority ?? 1));
      return first?.action.type !== "block";
    },
  };
}

function apply(kept: Map<number, Rule>, { removeRuleIds = [], addRules = [] }: Change): void {
  for (const id of removeRuleIds) kept.delete(id);
  for (const rule of addRules) {
    if (kept.has(rule.id)) throw new Error("A rule of this number is there already");
    kept.set(rule.id, rule);
  }
}
