/** Chromium with the extension, in a window on a display of its own, with a profile of its own. */
import { once } from "node:events";
import {
  launch,
  type Browser,
  type LaunchOptions,
  type Page,
  type Target,
  TargetType,
  type WebWorker,
} from "puppeteer-core";
import { setColours } from "./colours";
import { listenForComplaints } from "./complaints";
import { HEIGHT, WIDTH } from "./display";
import { giveFile, savedBy } from "./downloads";
import type { Driver, PageName, Popup } from "./driver";
import { manage, unmanage } from "./managed";
import { comesAlive, press, textOf } from "./person";
import { newProfile, removeProfile } from "./profile";
import { locate } from "./programs.mjs";
import { revokeHosts } from "./revoke";
import { PATIENCE, until } from "./until";

export interface Chromium extends Driver {
  readonly browser: Browser;
  /** Opens the popup as a press on the toolbar button does. */
  pressToolbarButton(over: Page): Promise<Page>;
  /** The page of the extension that is open, or opens next: as popup or as tab. */
  extensionPage(name: PageName): Promise<Page>;
  /** The page that `act` makes open, whatever is open already. */
  extensionPageAfter(name: PageName, act: () => Promise<unknown>): Promise<Page>;
  worker(): Promise<WebWorker>;
  /** The background that `act` starts beside the running one: that of private windows. */
  workerAfter(act: () => Promise<unknown>): Promise<WebWorker>;
  /**
   * Ends the background, as the browser does with an idle one. Not while it works: puppeteer attaches to it through every page of
   * ours that opens, and a background that ends at that moment hangs when it is wanted again.
   */
  stopWorker(): Promise<void>;
  /**
   * Closes every page, forgets the data of these origins, and makes the extension as it is after its installation. Gives the way:
   * only an installed extension opens its welcome.
   *
   * @param how `updated` takes a third of the time of `installed`, which replaces it if an update would leave something behind
   */
  renew(
    extension: string,
    origins: readonly string[],
    how: Renewal,
    privateWindows?: Start["privateWindows"],
  ): Promise<Renewal>;
  close(): Promise<void>;
}

/** The members that know how the browser was started. */
type OfStart = "profile" | "manage" | "unmanage" | "kill" | "quit" | "close";

/** An extension that is removed and installed loses everything. One that is loaded again, as in an update, is emptied before. */
export type Renewal = "installed" | "updated";

/** Our entry is the last but one in each of Chromium's menus; "Inspect" is the last. */
export const OUR_ENTRY: readonly string[] = ["Up", "Up", "Return"];

/** The flags of every start of Chromium here. */
export const FLAGS: readonly string[] = [
  "--window-position=0,0",
  `--window-size=${WIDTH},${HEIGHT}`,
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // No bars about unusual flags: the page keeps its place on the screen.
  "--test-type",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export interface Start extends Pick<LaunchOptions, "handleSIGINT"> {
  /** The profile of a browser that has ended. A new one if absent. */
  readonly profile?: string;
  /** The language of the browser itself and so of the extension, as `ar`. English if absent. */
  readonly language?: string;
  /** Lets the extension into private windows, as a person does in the browser's list of extensions. */
  readonly privateWindows?: "allowed";
}

/** @param extension folder of the built extension */
export async function openChromium(
  extension: string,
  env: NodeJS.ProcessEnv,
  { profile = newProfile(), language = "en", privateWindows, ...signals }: Start = {},
): Promise<Chromium> {
  const browser = await launch({
    executablePath: locate("chromium"),
    headless: false,
    userDataDir: profile,
    // On Linux, Chromium takes its language from here, unless LANG says that there is none.
    env: { ...env, LANG: `${language}.UTF-8`, LANGUAGE: language },
    // The extension is installed below, and not here, where puppeteer would not wait for it.
    enableExtensions: true,
    ignoreDefaultArgs: ["--enable-automation"],
    // null is puppeteer's word for "as large as the window".
    defaultViewport: null,
    args: [...FLAGS],
    ...signals,
  });
  await install(browser, extension, privateWindows);
  const chromium = browser.process();
  const ended = chromium === null ? undefined : once(chromium, "exit");
  const quit = async () => {
    if (browser.connected) await browser.close();
    // A person may have closed it, and it writes its profile to the last moment.
    await ended;
  };
  const kill = async () => {
    chromium?.kill("SIGKILL");
    await ended;
  };
  return {
    ...drive(browser),
    profile,
    manage: (policy) => manage(extension, policy),
    unmanage: async () => unmanage(extension),
    quit,
    kill,
    async close() {
      await kill();
      await removeProfile(profile);
    },
  };
}

async function install(
  browser: Browser,
  extension: string,
  privateWindows: Start["privateWindows"],
): Promise<void> {
  await browser.installExtension(extension, { enabledInIncognito: privateWindows === "allowed" });
}

/** The commands to a browser that is running, however it was started. */
export function drive(browser: Browser): Omit<Chromium, OfStart> {
  const complaints = listenForComplaints(browser);
  /** A tab without a page, which keeps the window open while all others are closed. */
  let blank: Page | undefined;
  const find = async (type: TargetType, path: RegExp, except: readonly Target[] = []) => {
    const found = await browser.waitForTarget(
      (target) =>
        isOurs(target, type) &&
        !except.includes(target) &&
        path.test(new URL(target.url()).pathname),
      { timeout: PATIENCE },
    );
    await complaints.settled(found);
    return found;
  };
  const workerTarget = (except: readonly Target[] = []) =>
    find(TargetType.SERVICE_WORKER, /./, except);

  const worker = async (except: readonly Target[] = []) => {
    const found = await (await workerTarget(except)).worker();
    if (found === null) throw new Error("The background ended while it was looked for");
    return found;
  };
  const extensionPage = async (name: PageName, except: readonly Target[] = []) =>
    await (await find(TargetType.PAGE, new RegExp(`^/${name}\\.html$`), except)).asPage();

  const extensionPageAfter = async (name: PageName, act: () => Promise<unknown>) => {
    const before = browser.targets();
    await act();
    const page = await extensionPage(name, before);
    // To the extension, a popup that is closed before it shows anything was refused: it opens a tab, in front of the next page.
    await comesAlive(page);
    return page;
  };

  const stopWorker = async () => {
    const target = await workerTarget();
    await complaints.leave(target);
    await (await worker()).close();
    await until("the background has ended", () => !browser.targets().includes(target));
  };

  const open = async (url: string) => {
    const page = await browser.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  };

  const pressToolbarButton = async (over: Page) => {
    const id = new URL((await workerTarget()).url()).host;
    const extension = (await browser.extensions()).get(id);
    if (extension === undefined) throw new Error("The extension is not loaded");
    // A popup that opened by itself may still be closing.
    return await extensionPageAfter("popup", () => extension.triggerAction(over));
  };

  return {
    browser,
    ourEntry: OUR_ENTRY,
    complaints: async () => complaints.heard,
    savedBy: (act) => savedBy(browser.defaultBrowserContext(), act),
    giveFile,
    setColours,
    evaluate: (work, ...given) => worker().then((context) => context.evaluate(work, ...given)),
    revokeHosts: async () => await revokeHosts(browser, new URL((await workerTarget()).url()).host),
    tabAfter: extensionPageAfter,
    openPopup: async (over) => await pressToolbarButton(await open(over)),
    popupPageAfter: (act) => extensionPageAfter("popup", act),
    popupAfter: async (act) => popupOn(await extensionPageAfter("popup", act)),
    async keepPopupsClosed() {
      await (
        await worker()
      ).evaluate(() => {
        chrome.action.openPopup = () => Promise.resolve();
      });
    },
    async clickRules() {
      return await (
        await worker()
      ).evaluate(async () => (await chrome.declarativeNetRequest.getDynamicRules()).length);
    },
    rest: stopWorker,
    extensionPage: (name) => extensionPage(name),
    extensionPageAfter,
    worker: () => worker(),
    async workerAfter(act) {
      const before = browser.targets();
      await act();
      return await worker(before);
    },
    open,
    openExtensionPage: async (name) =>
      await open(new URL(`/${name}.html`, (await workerTarget()).url()).href),
    pressToolbarButton,
    stopWorker,
    async renew(extension, origins, how, privateWindows) {
      blank = blank?.url() === "about:blank" && !blank.isClosed() ? blank : await browser.newPage();
      for (const page of await browser.pages()) if (page !== blank) await page.close();
      const session = await blank.createCDPSession();
      for (const origin of origins) {
        await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      }
      await session.detach();
      const background = browser.targets().find((one) => isOurs(one, TargetType.SERVICE_WORKER));
      const updatable = how === "updated" ? await background?.worker() : undefined;
      const updated = (await updatable?.evaluate(empty)) ?? false;
      if (!updated) {
        // Debian's Chromium 156 drops storage, rules, alarms and permissions of an extension that is removed.
        for (const id of (await browser.extensions()).keys()) await browser.uninstallExtension(id);
      }
      complaints.forget();
      await install(browser, extension, privateWindows);
      await until(
        "the earlier background is gone",
        () => !browser.targets().some((one) => one === background),
      );
      return updated ? "updated" : "installed";
    },
  };
}

function isOurs(target: Target, type: TargetType): boolean {
  return target.type() === type && target.url().startsWith("chrome-extension://");
}

/** Drops everything that the extension keeps. Not if a person has changed its site access, which only an installation undoes. */
async function empty(): Promise<boolean> {
  const { host_permissions: asked = [] } = chrome.runtime.getManifest();
  const { origins: given = [] } = await chrome.permissions.getAll();
  if (given.length !== asked.length || !asked.every((one: string) => given.includes(one)))
    return false;
  const ids = (rules: readonly { readonly id: number }[]) => rules.map(({ id }) => id);
  const { declarativeNetRequest: net } = chrome;
  await net.updateDynamicRules({ removeRuleIds: ids(await net.getDynamicRules()) });
  await net.updateSessionRules({ removeRuleIds: ids(await net.getSessionRules()) });
  await chrome.storage.local.clear();
  await chrome.alarms.clearAll();
  return true;
}

function popupOn(page: Page): Popup {
  return {
    text: () => textOf(page),
    press: (button) => press(page, button),
    focused: () =>
      page.evaluate(() => {
        const element = document.hasFocus() ? document.activeElement : null;
        return element?.ariaLabel ?? element?.textContent ?? "";
      }),
    close: () => page.close(),
  };
}
