/**
 * Makes the fake browser as after its installation, with the parts that the package lacks: permissions, menus, rules, badge,
 * contexts and clipboard.
 */
import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { fakeRules, type Rules } from "./rules";

/** The traces of this extension in the browser. */
export interface Made {
  /** Match patterns that it may contact. */
  readonly granted: Set<string>;
  /** Ids of its menu entries. */
  menus: readonly string[];
  readonly rules: Rules;
  badge: string;
  /** The text on the clipboard. */
  clipboard: string;
  /** Addresses of the tabs it opened, and "reload 7" for one it loaded anew. */
  tabs: readonly string[];
}

export const URL_OF_US = "chrome-extension://us/";

/** Lets the extension contact these servers by permission, and no others. */
export function freshBrowser(...origins: readonly string[]): Made {
  fakeBrowser.reset();
  const made: Made = {
    granted: new Set(),
    menus: [],
    rules: fakeRules(),
    badge: "",
    clipboard: "",
    tabs: [],
  };
  // A test that takes back its own stubs takes these back, too.
  vi.stubGlobal("chrome", fakeBrowser);
  // As in Firefox, whose background writes to the clipboard by itself.
  Reflect.deleteProperty(fakeBrowser, "offscreen");
  vi.stubGlobal("navigator", {
    onLine: true,
    clipboard: { writeText: async (text: string) => void (made.clipboard = text) },
  });
  for (const origin of origins) made.granted.add(`${origin}/*`);
  for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session]) {
    Object.assign(area, { setAccessLevel: async () => {} });
  }
  Object.assign(fakeBrowser.permissions, permissions(made));
  Object.assign(fakeBrowser.contextMenus, {
    onClicked: { addListener: () => {} },
    removeAll: async () => void (made.menus = []),
    create: ({ id }: { id: string }) => (made.menus = [...made.menus, id]),
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => void (made.badge = text),
    getBadgeText: async () => made.badge,
    setBadgeBackgroundColor: async () => {},
    setBadgeTextColor: async () => {},
  });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ host_permissions: ["https://eu.onetimesecret.com/*"] }),
    ContextType: {},
    getContexts: async () => [],
    getURL: (path: string) => `${URL_OF_US}${path}`,
  });
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url }: { url: string }) => void (made.tabs = [...made.tabs, url]),
    reload: async (id: number) => void (made.tabs = [...made.tabs, `reload ${id}`]),
  });
  Object.assign(fakeBrowser.commands, { onCommand: { addListener: () => {} } });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  return made;
}

function permissions({ granted }: Made) {
  return {
    contains: async ({ origins }: { origins: readonly string[] }) =>
      origins.every((pattern) => granted.has(pattern)),
    getAll: async () => ({ origins: [...granted] }),
    remove: async ({ origins }: { origins: readonly string[] }) => {
      for (const pattern of origins) granted.delete(pattern);
      return true;
    },
  };
}
