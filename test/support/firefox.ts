/** Opens Firefox with the extension, in a window on a display of its own. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";
import type webextension from "webextension-polyfill";
import { text } from "../../lib/fields";
import { members } from "../../lib/members";
import { HEIGHT, type Point, WIDTH } from "./display";
import { savedIn } from "./downloads";
import type { Colours, Driver, PageName, Popup } from "./driver";
import { manageFirefox, unmanageFirefox } from "./managed";
import { comesAlive } from "./person";
import { newProfile, removeProfile } from "./profile";
import { locate } from "./programs.mjs";
import type { Answer } from "./prompt";
import { until } from "./until";

export interface Firefox extends Driver {
  /** False once it was ended. */
  readonly running: boolean;
  /**
   * Closes every page, forgets the data of these origins, and makes the extension as it is after its installation. An extension
   * that is emptied takes a fifth of the time of one that is installed anew, as after a change of the language.
   */
  renew(origins: readonly string[], language?: string): Promise<void>;
  /** The place of this answer to the question that the browser asks, in pixels of the screen; nothing while it asks none. */
  placeOf(answer: Answer): Promise<Point | undefined>;
  close(): Promise<void>;
}

export interface FirefoxStart {
  /** The profile of a Firefox that has ended. A new one if absent. */
  readonly profile?: string;
  /** The language of the browser itself and so of the extension, as `ar`. English if absent. */
  readonly language?: string;
}

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
  readonly wm: { getMostRecentWindow(type: string): ChromeWindow };
  readonly locale: { requestedLocales: readonly string[]; readonly appLocaleAsBCP47: string };
  readonly prefs: {
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    clearUserPref(name: string): void;
  };
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
    readonly ExtensionPermissions: {
      remove(id: string, taken: Permissions, extension: Background): Promise<void>;
    };
  };
};
interface Permissions {
  readonly permissions: readonly string[];
  readonly origins: readonly string[];
}
interface ChromeWindow extends Window {
  readonly mozInnerScreenX: number;
  readonly mozInnerScreenY: number;
}
interface Question extends Element {
  /** "Allow". */
  readonly button: Element;
  /** "Deny". */
  readonly secondaryButton: Element;
}
interface Menu extends Element {
  readonly state: "closed" | "open" | "showing" | "hiding";
  hidePopup(): void;
}
interface Background {
  readonly allowedOrigins: { readonly patterns: readonly { readonly pattern: string }[] };
  terminateBackground(how: Ending): Promise<void>;
  wakeupBackground(): Promise<void>;
}
interface Ending {
  /** Ends it even if it has not answered an event yet. */
  readonly disableResetIdleForTest: boolean;
}
/** The extension's own global object, with Firefox's promises. */
declare const browser: typeof webextension;

/** Keeps the data of an extension that Firefox removes, as it does at its end with each one that nobody has signed. */
const KEEP = "extensions.webextensions.keepStorageOnUninstall";

/** @param extension folder of the built extension */
export async function openFirefox(
  extension: string,
  env: NodeJS.ProcessEnv,
  { profile = newProfile(), language = "en" }: FirefoxStart = {},
): Promise<Firefox> {
  const id = idOf(extension);
  const downloads = mkdtempSync(join(tmpdir(), "secret-links-saved-"));
  const firefox = await launch({
    browser: "firefox",
    executablePath: locate("firefox"),
    headless: false,
    userDataDir: profile,
    env,
    // null is puppeteer's word for "as large as the window".
    defaultViewport: null,
    // Without it, pages of extensions are out of reach.
    args: ["--remote-allow-system-access", `--width=${WIDTH}`, `--height=${HEIGHT}`],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [id]: HOST }),
      // An extension that is installed again has the same host.
      "extensions.webextensions.keepUuidOnUninstall": true,
      // As people have it. Puppeteer sets `true`: then no key reaches a popup before the first Tab, and that goes to the window.
      "focusmanager.testmode": false,
      // A process that waits for the next page takes time to start, and most of them end unused.
      "dom.ipc.processPrelaunch.enabled": false,
      // This entry in the context menu would come after ours.
      "browser.ml.chat.enabled": false,
      // Milliseconds. It writes down its tabs, and the texts typed in them, every 15 seconds otherwise.
      "browser.sessionstore.interval": 2000,
      // 2 is Firefox's word for "the folder of that name".
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      // The panel would take the focus.
      "browser.download.alwaysOpenPanel": false,
    },
  });
  const open = async (url: string) => {
    // A person's press elsewhere closes the popup.
    await observer.evaluate(closePopups).catch(() => undefined);
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
  await console.evaluate((kept) => Services.prefs.clearUserPref(kept), KEEP);
  /** The language that the browser spoke as the extension was installed, which keeps it. */
  let spoken = "";
  const speak = async (chosen: string) => {
    await console.evaluate(setLanguage, chosen.replace("_", "-"));
    spoken = chosen;
  };
  await speak(language);
  let observer = await install();
  const installed = await observer.evaluate(installation);
  const isAwake = () =>
    observer.evaluate(async () => {
      const contexts = await browser.runtime.getContexts({ contextTypes: ["BACKGROUND"] });
      return contexts.length > 0;
    });

  const program = firefox.process();
  const ended = program === null ? undefined : once(program, "exit");
  const complaints = async () => {
    const messages = await console.evaluate(() =>
      Services.console.getMessageArray().map(({ message }) => message),
    );
    return messages
      .filter((message) => message.includes(HOST) || message.includes(`addons.webextension.${id}`))
      .filter((message) => !message.includes(CLOSED));
  };
  /** The complaints until its end. */
  let last: readonly string[] = [];
  let running = true;
  const quit = async () => {
    if (running) {
      last = await complaints();
      running = false;
      await console.evaluate((kept) => Services.prefs.setBoolPref(kept, true), KEEP);
      await firefox.close();
    }
    await ended;
  };
  /** Ends it as a power cut does. */
  const cutOff = async () => {
    running = false;
    program?.kill("SIGKILL");
    await ended;
  };
  const popupAfter = async (act: () => Promise<unknown>) => {
    await observer.evaluate(() => {
      for (const popup of browser.extension.getViews({ type: "popup" })) popup.name = "earlier";
    });
    await act();
    const popup = popupSeenBy(observer);
    // A popup that opens later would close the next menu, and take the next keys.
    await popup.text();
    return popup;
  };
  /** Firefox gives no driver a page for its popup: where one is needed, this is its page in a tab. */
  const openPopupAsTab = async () => {
    const page = await open(pageOf("popup"));
    await comesAlive(page);
    return page;
  };

  return {
    get running() {
      return running;
    },
    profile,
    // Our entry is the last in each of Firefox's menus.
    ourEntry: ["Up", "Return"],
    open,
    openExtensionPage: (name) => open(pageOf(name)),
    openPopup: openPopupAsTab,
    async tabAfter(name, act) {
      const before = await firefox.pages();
      await act();
      return await until("the tab opens", () => find(firefox, name, before));
    },
    popupAfter,
    async popupPageAfter(act) {
      await popupAfter(act);
      return await openPopupAsTab();
    },
    async keepPopupsClosed() {
      await observer.evaluate(async () => {
        const background = await browser.runtime.getBackgroundPage();
        background.browser.action.openPopup = () => Promise.resolve();
      });
    },
    savedBy: (act) => savedIn(downloads, act),
    async giveFile(page, path) {
      // Firefox tells no driver of a dialog in a page of an extension.
      const field = await page.waitForSelector('input[type="file"]');
      await field?.uploadFile(path);
    },
    async setColours(page, colours) {
      await console.evaluate(setSystem, colours);
      await until("the page has other colours", () =>
        page.evaluate(
          (wanted) =>
            wanted === undefined || matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
          colours,
        ),
      );
    },
    evaluate: (work, ...given) => observer.evaluate(work, ...given),
    clickRules: () => rulesSeenBy(observer),
    revokeHosts: () => console.evaluate(takeHosts, id),
    manage: (policy) => manageFirefox(id, policy),
    async unmanage() {
      unmanageFirefox();
      await quit();
    },
    placeOf: (answer) => console.evaluate(placeOf, answer),
    async rest() {
      await until("the background is unloaded", async () => {
        await console.evaluate(end, id, { disableResetIdleForTest: false });
        return !(await isAwake());
      });
    },
    complaints: async () => (running ? await complaints() : last),
    async renew(origins, wanted = "en") {
      const kept = [console, observer];
      for (const page of await firefox.pages()) if (!kept.includes(page)) await page.close();
      await console.evaluate(
        forget,
        origins.map((origin) => new URL(origin).hostname),
      );
      // A journey that loads the extension again closes its pages.
      const now = await observer.evaluate(installation).catch(() => "closed");
      if (now === installed && wanted === spoken) {
        await console.evaluate(end, id, { disableResetIdleForTest: true });
        await observer.evaluate(closePopups);
        await observer.evaluate(empty);
        await console.evaluate(begin, id);
      } else {
        if (!observer.isClosed()) await observer.close();
        await firefox.uninstallExtension(id);
        await speak(wanted);
        observer = await install();
      }
      await until("no menu and no panel is open", () => console.evaluate(closeMenus));
      await console.evaluate(() => Services.console.reset());
    },
    quit,
    async kill() {
      last = await complaints();
      await cutOff();
    },
    async close() {
      await cutOff();
      await removeProfile(profile);
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** The id that the manifest of a build gives to Firefox. */
export function idOf(extension: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(extension, "manifest.json"), "utf8"));
  const { gecko } = members(members(manifest)["browser_specific_settings"]);
  return text(gecko, "id") ?? "";
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
          // A popup is painted before it is alive.
          if (popup?.document.querySelector("[data-shell]")) return undefined;
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
        return element?.ariaLabel ?? element?.textContent ?? "";
      }),
    async close() {
      await until("the popup is closed", () =>
        observer.evaluate(() => {
          const popups = browser.extension.getViews({ type: "popup" });
          const popup = popups.find(({ name }) => name !== "earlier");
          const shown = popup?.document.querySelector("body")?.innerText.trim() ?? "";
          // Firefox does not count a popup that shows nothing as opened.
          if (shown === "") return false;
          popup?.close();
          return true;
        }),
      );
    },
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

function closePopups(): void {
  for (const popup of browser.extension.getViews({ type: "popup" })) popup.close();
}

/** Drops everything that the extension keeps. */
async function empty(): Promise<void> {
  const { alarms, action, declarativeNetRequest, storage } = browser;
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

/** Has the browser speak the language of this tag. */
function setLanguage(tag: string): void {
  Services.locale.requestedLocales = [tag];
  const { appLocaleAsBCP47: spoken } = Services.locale;
  if (!spoken.startsWith(tag.slice(0, 2)))
    throw new Error(`This Firefox speaks ${spoken}: it lacks the words of ${tag}`);
}

/** Has pages take the system for one of these colours that moves nothing. */
function setSystem(colours: Colours | undefined): void {
  const scheme = "layout.css.prefers-color-scheme.content-override";
  const still = "ui.prefersReducedMotion";
  if (colours === undefined) {
    Services.prefs.clearUserPref(scheme);
    Services.prefs.clearUserPref(still);
  } else {
    Services.prefs.setIntPref(scheme, colours === "dark" ? 0 : 1);
    Services.prefs.setIntPref(still, 1);
  }
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

/** Takes every permission for a host, as a person does in Firefox's own list of extensions. */
async function takeHosts(id: string): Promise<void> {
  const modules = "resource://gre/modules/";
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    `${modules}ExtensionPermissions.sys.mjs`,
  );
  const { ExtensionParent } = ChromeUtils.importESModule(`${modules}ExtensionParent.sys.mjs`);
  const extension = ExtensionParent.GlobalManager.getExtension(id);
  const origins = extension.allowedOrigins.patterns.map(({ pattern }) => pattern);
  await ExtensionPermissions.remove(id, { permissions: [], origins }, extension);
}

/** The middle of the button with this answer. */
function placeOf(answer: Answer): Point | undefined {
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const question = window.document.querySelector<Question>("#notification-popup popupnotification");
  if (question === null) return undefined;
  const button = answer === "allow" ? question.button : question.secondaryButton;
  const { left, top, width, height } = button.getBoundingClientRect();
  const { mozInnerScreenX, mozInnerScreenY } = window;
  if (width === 0) return undefined;
  return { x: mozInnerScreenX + left + width / 2, y: mozInnerScreenY + top + height / 2 };
}

async function begin(id: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  await ExtensionParent.GlobalManager.getExtension(id).wakeupBackground();
}
