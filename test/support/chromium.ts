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
import { listenForComplaints } from "./complaints";
import { HEIGHT, WIDTH } from "./display";
import { newProfile, removeProfile } from "./profile";
import { locate } from "./programs.mjs";
import { until } from "./until";

export interface Chromium {
  readonly browser: Browser;
  /** Folder of everything it keeps on disk. */
  readonly profile: string;
  /** Whatever the extension logged anywhere, or threw without catching it. */
  readonly complaints: readonly string[];
  /** A new tab, in front, that shows this address. */
  open(url: string): Promise<Page>;
  /** Opens the popup as a press on the toolbar button does. */
  pressToolbarButton(over: Page): Promise<Page>;
  /** The page of the extension that is open, or opens next: as popup or as tab. */
  extensionPage(name: "popup" | "reveal"): Promise<Page>;
  /** The one that `act` makes open, whatever is open already. */
  extensionPageAfter(name: "popup" | "reveal", act: () => Promise<unknown>): Promise<Page>;
  worker(): Promise<WebWorker>;
  /**
   * Ends the background, as the browser does with one that has been idle. Not while it works: puppeteer attaches to it
   * through every page of ours that opens, and one that ends at that moment hangs when it is wanted again.
   */
  stopWorker(): Promise<void>;
  /** Ends the browser as a power cut would. The profile stays until `close`. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** What every start of Chromium here is told. */
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

/**
 * @param extension folder of the built extension
 * @param signals whether Ctrl+C ends the browser and this very process with it, as it does if nothing is said
 */
export async function openChromium(
  extension: string,
  env: NodeJS.ProcessEnv,
  signals: Pick<LaunchOptions, "handleSIGINT"> = {},
): Promise<Chromium> {
  const profile = newProfile();
  const browser = await launch({
    executablePath: locate("chromium"),
    headless: false,
    userDataDir: profile,
    env,
    enableExtensions: [extension],
    ignoreDefaultArgs: ["--enable-automation"],
    // null is puppeteer's word for "as large as the window".
    defaultViewport: null,
    args: [...FLAGS],
    ...signals,
  });
  const chromium = browser.process();
  const ended = chromium === null ? undefined : once(chromium, "exit");
  return {
    ...drive(browser),
    profile,
    async kill() {
      chromium?.kill("SIGKILL");
      await ended;
    },
    async close() {
      if (browser.connected) await browser.close();
      // A person may have closed it, and it writes its profile to the last moment.
      await ended;
      await removeProfile(profile);
    },
  };
}

/** What can be done to a browser that is running, however it was started. */
export function drive(browser: Browser): Omit<Chromium, "profile" | "kill" | "close"> {
  const complaints = listenForComplaints(browser);
  const find = async (type: TargetType, path: RegExp, except: readonly Target[] = []) => {
    const found = await browser.waitForTarget(
      (target) =>
        target.type() === type &&
        !except.includes(target) &&
        target.url().startsWith("chrome-extension://") &&
        path.test(new URL(target.url()).pathname),
    );
    await complaints.settled(found);
    return found;
  };
  const workerTarget = () => find(TargetType.SERVICE_WORKER, /./);

  const worker = async () => {
    const found = await (await workerTarget()).worker();
    if (found === null) throw new Error("The background ended while it was looked for");
    return found;
  };
  const extensionPage = async (name: "popup" | "reveal", except: readonly Target[] = []) =>
    await (await find(TargetType.PAGE, new RegExp(`^/${name}\\.html$`), except)).asPage();

  return {
    browser,
    complaints: complaints.heard,
    extensionPage: (name) => extensionPage(name),
    async extensionPageAfter(name, act) {
      const before = browser.targets();
      await act();
      return await extensionPage(name, before);
    },
    worker,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return page;
    },
    async pressToolbarButton(over) {
      const id = new URL((await workerTarget()).url()).host;
      const extension = (await browser.extensions()).get(id);
      if (extension === undefined) throw new Error("The extension is not loaded");
      await extension.triggerAction(over);
      return await extensionPage("popup");
    },
    async stopWorker() {
      const target = await workerTarget();
      await complaints.leave(target);
      await (await worker()).close();
      await until("the background has ended", () => !browser.targets().includes(target));
    },
  };
}
