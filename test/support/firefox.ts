/** Opens Firefox with the extension, in a window on a display of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";
import type webextension from "webextension-polyfill";
import { HEIGHT, WIDTH } from "./display";
import { savedIn } from "./downloads";
import type { Driver, PageName, Popup } from "./driver";
import { locate } from "./programs.mjs";
import { until } from "./until";

export interface Firefox extends Driver {
  readonly browser: Browser;
  /**
   * Closes every page, forgets the data of these origins, and makes the extension as it is after its installation. An extension
   * that is emptied takes a fifth of the time of one that is installed anew.
   */
  renew(origins: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** As in the manifest. */
export const ID = "{a8862366-bc8a-47c4-8d83-ce709e6c46e9}";
/** The host of the extension's pages, which is random otherwise. */
const HOST = "5ec2e711-9a3b-4c55-8d10-0fe1a7a11ce5";

/** Firefox's note that a page was closed while it waited for the background, as a popup is by a click elsewhere. */
const CLOSED = "after context unloaded";

/** An empty page of Firefox itself, which may use everything of the browser. `about:addons` would take a second. */
const CONSOLE = "chrome://extensions/content/dummy.xhtml";

/** Objects of the global scope of Firefox's own pages. */
declare const Services: {
  /** Everything of the browser writes to it. */
  readonly console: { getMessageArray(): readonly { readonly message: string }[]; reset(): void };
  readonly wm: { getMostRecentWindow(type: string): Window };
  readonly clearData: {
    deleteDataFromHost(host: string, byPerson: boolean, kinds: number, done: () => void): void;
    readonly CLEAR_COOKIES: number;
    readonly CLEAR_DOM_STORAGES: number;
  };
};
declare const ChromeUtils: {
  importESModule(address: string): {
    readonly ExtensionParent: {
      readonly GlobalManager: { getExtension(id: string): Background };
    };
  };
};
interface Menu extends Element {
  readonly state: "closed" | "open" | "showing" | "hiding";
  hidePopup(): void;
}
interface Background {
  terminateBackground(how: Ending): Promise<void>;
  wakeupBackground(): Promise<void>;
}
interface Ending {
  /** Ends it even if it has not answered an event yet. */
  readonly disableResetIdleForTest: boolean;
}
/** The extension's own global object, with Firefox's promises. */
declare const browser: typeof webextension;

/**
 * @param extension folder of the built extension
 * @param preferences of Firefox, beside those that every journey needs
 */
export async function openFirefox(
  extension: string,
  env: NodeJS.ProcessEnv,
  preferences: Readonly<Record<string, unknown>> = {},
): Promise<Firefox> {
  const downloads = mkdtempSync(join(tmpdir(), "secret-links-saved-"));
  const firefox = await launch({
    browser: "firefox",
    executablePath: locate("firefox"),
    headless: false,
    env,
    // null is puppeteer's word for "as large as the window".
    defaultViewport: null,
    // Without it, pages of extensions are out of reach.
    args: ["--remote-allow-system-access", `--width=${WIDTH}`, `--height=${HEIGHT}`],
    extraPrefsFirefox: {
      ...preferences,
      "extensions.webextensions.uuids": JSON.stringify({ [ID]: HOST }),
      // An extension that is installed again has the same host.
      "extensions.webextensions.keepUuidOnUninstall": true,
      // A process that waits for the next page takes time to start, and most of them end unused.
      "dom.ipc.processPrelaunch.enabled": false,
      // This entry in the context menu would come after ours.
      "browser.ml.chat.enabled": false,
      // 2 is Firefox's word for "the folder of that name".
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      // The panel would take the focus.
      "browser.download.alwaysOpenPanel": false,
    },
  });
  const open = async (url: string) => {
    const page = await firefox.newPage();
    // Firefox reports no load for pages of extensions, so none is waited for.
    await page.goto(url, { waitUntil: [] });
    await page.bringToFront();
    return page;
  };
  /** Installs the extension. Gives its welcome, which sees its popup and its background, and does nothing itself. */
  const install = async () => {
    await firefox.installExtension(extension);
    const welcome = await until("the welcome is open", () => find(firefox, "welcome"));
    await until("clicks are taken", async () => (await rulesSeenBy(welcome)) > 0);
    return welcome;
  };
  const [console = await firefox.newPage()] = await firefox.pages();
  await console.goto(CONSOLE, { waitUntil: [] });
  await until("Firefox's own page is open", () =>
    console.evaluate(() => location.protocol === "chrome:" && "Services" in globalThis),
  );
  let observer = await install();
  const installed = await observer.evaluate(installation);
  const isAwake = () =>
    observer.evaluate(async () => {
      const contexts = await browser.runtime.getContexts({ contextTypes: ["BACKGROUND"] });
      return contexts.length > 0;
    });

  return {
    browser: firefox,
    // Our entry is the last in each of Firefox's menus.
    ourEntry: ["Up", "Return"],
    open,
    openExtensionPage: (name) => open(pageOf(name)),
    async revealTabAfter(act) {
      const before = await firefox.pages();
      await act();
      return await until("a reveal tab opens", () => find(firefox, "reveal", before));
    },
    async popupAfter(act) {
      await observer.evaluate(() => {
        for (const popup of browser.extension.getViews({ type: "popup" })) popup.name = "earlier";
      });
      await act();
      return popupSeenBy(observer);
    },
    savedBy: (act) => savedIn(downloads, act),
    clickRules: () => rulesSeenBy(observer),
    async rest() {
      await until("the background is unloaded", async () => {
        await console.evaluate(end, ID, { disableResetIdleForTest: false });
        return !(await isAwake());
      });
    },
    async complaints() {
      const messages = await console.evaluate(() =>
        Services.console.getMessageArray().map(({ message }) => message),
      );
      return messages
        .filter(
          (message) => message.includes(HOST) || message.includes(`addons.webextension.${ID}`),
        )
        .filter((message) => !message.includes(CLOSED));
    },
    async renew(origins) {
      const kept = [console, observer];
      for (const page of await firefox.pages()) if (!kept.includes(page)) await page.close();
      await console.evaluate(
        forget,
        origins.map((origin) => new URL(origin).hostname),
      );
      // A journey that loads the extension again closes its pages.
      const now = await observer.evaluate(installation).catch(() => "closed");
      if (now === installed) {
        await console.evaluate(end, ID, { disableResetIdleForTest: true });
        await observer.evaluate(empty);
        await console.evaluate(begin, ID);
      } else {
        if (!observer.isClosed()) await observer.close();
        await firefox.uninstallExtension(ID);
        observer = await install();
      }
      await until("no menu and no panel is open", () => console.evaluate(closeMenus));
      await console.evaluate(() => Services.console.reset());
    },
    async close() {
      await firefox.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

function pageOf(name: PageName): string {
  return `moz-extension://${HOST}/${name}.html`;
}

function rulesSeenBy(observer: Page): Promise<number> {
  return observer.evaluate(
    async () => (await browser.declarativeNetRequest.getDynamicRules()).length,
  );
}

/** The popup that is open, or opens next, and was not there earlier. No driver has a page for it. */
function popupSeenBy(observer: Page): Popup {
  return {
    text: () =>
      until("the popup is open", () =>
        observer.evaluate(() => {
          const popups = browser.extension.getViews({ type: "popup" });
          const popup = popups.find(({ name }) => name !== "earlier");
          return popup?.document.body.innerText.trim() || undefined;
        }),
      ),
    async press(button) {
      await until(`"${button}" is pressed in the popup`, () =>
        observer.evaluate((wanted) => {
          const popups = browser.extension.getViews({ type: "popup" });
          const popup = popups.find(({ name }) => name !== "earlier");
          const buttons = [...(popup?.document.querySelectorAll("button") ?? [])];
          const found = buttons.find((one) => one.innerText === wanted && !one.disabled);
          found?.click();
          return found !== undefined;
        }, button),
      );
    },
    focused: () =>
      observer.evaluate(() => {
        const popups = browser.extension.getViews({ type: "popup" });
        const popup = popups.find(({ name }) => name !== "earlier");
        const element = popup?.document.hasFocus() === true ? popup.document.activeElement : null;
        return element?.textContent ?? "";
      }),
  };
}

async function find(
  firefox: Browser,
  name: PageName,
  except: readonly Page[] = [],
): Promise<Page | undefined> {
  const fresh = (await firefox.pages()).filter((page) => !except.includes(page));
  for (const page of fresh) if (await isOurs(page, name)) return page;
  return undefined;
}

/** Puppeteer's `page.url()` stays behind for tabs that the extension opens. */
async function isOurs(page: Page, name: PageName): Promise<boolean> {
  return await page
    .evaluate(() => location.href)
    .then(
      (url) => url.startsWith(pageOf(name)),
      () => false,
    );
}

/** Everything that makes the extension another one than after its installation. */
async function installation(): Promise<string> {
  const rules = await browser.declarativeNetRequest.getDynamicRules();
  return JSON.stringify([rules, await browser.permissions.getAll()]);
}

/** Closes the popup, and drops everything that the extension keeps. */
async function empty(): Promise<void> {
  const { alarms, action, declarativeNetRequest, extension, storage } = browser;
  for (const popup of extension.getViews({ type: "popup" })) popup.close();
  const rules = await declarativeNetRequest.getSessionRules();
  await Promise.all([
    declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) }),
    storage.local.clear(),
    storage.session.clear(),
    alarms.clearAll(),
    action.setBadgeText({ text: "" }),
  ]);
}

/** Forgets the data of pages of these hosts. */
async function forget(hosts: readonly string[]): Promise<void> {
  const { CLEAR_COOKIES, CLEAR_DOM_STORAGES } = Services.clearData;
  for (const host of hosts) {
    await new Promise<void>((resolve) => {
      const kinds = CLEAR_COOKIES + CLEAR_DOM_STORAGES;
      Services.clearData.deleteDataFromHost(host, false, kinds, resolve);
    });
  }
}

/** Closes every menu and panel. Firefox opens no popup over one. Gives whether all are closed. */
function closeMenus(): boolean {
  const { document } = Services.wm.getMostRecentWindow("navigator:browser");
  const open = [...document.querySelectorAll<Menu>("menupopup, panel")].filter(
    ({ state }) => state !== "closed",
  );
  for (const menu of open) menu.hidePopup();
  return open.length === 0;
}

/**
 * Ends the background as Firefox ends one that was idle for 30 seconds. A shorter time for all of them would end a background that
 * derives a key on a busy machine: Firefox counts that as idle.
 */
async function end(id: string, how: Ending): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  const extension = ExtensionParent.GlobalManager.getExtension(id);
  await extension.terminateBackground(how);
}

async function begin(id: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  await ExtensionParent.GlobalManager.getExtension(id).wakeupBackground();
}
