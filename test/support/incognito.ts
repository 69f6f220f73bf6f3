/** Drives Chromium's private windows, with the extension let in: `Start.privateWindows`. */
import { type Browser, type Page, TargetType, type WebWorker } from "puppeteer-core";
import type { Place } from "./pages";
import type { Stage } from "./stage";
import { until } from "./until";

export interface Incognito {
  /** Opens a tab, in front. */
  open(url: string): Promise<Page>;
  openExtensionPage(name: "popup" | "options" | "reveal"): Promise<Page>;
  /**
   * Shows this text in the private window, all of it selected, and chooses our entry in its menu, as the stage does in others.
   */
  chooseIn(place: Place, text: string): Promise<Page>;
  /** Opens a link by the right button, "Reveal in new tab". */
  openLink(link: string): Promise<Page>;
  /** The data that private windows have kept, by name. */
  kept(): Promise<readonly string[]>;
  /** Closes every private window, and waits until their background has ended. */
  close(): Promise<void>;
}

/** Opens a private window. The background of such windows begins with the first. */
export async function openIncognito(stage: Stage): Promise<Incognito> {
  const { chromium, pages } = stage;
  const { browser } = chromium;
  const normal = await chromium.worker();
  const worker = await chromium.workerAfter(() =>
    normal.evaluate(async () => {
      await chrome.windows.create({ incognito: true, url: "about:blank" });
    }),
  );
  await until("our entry is in the menus of private windows", () => hasMenu(worker));

  const open = async (url: string) => {
    const before = browser.targets();
    await worker.evaluate(async (address) => {
      await chrome.tabs.create({ url: address });
    }, url);
    const target = await browser.waitForTarget(
      (one) => !before.includes(one) && one.type() === TargetType.PAGE && one.url() === url,
    );
    const page = await target.asPage();
    await until("the page is loaded", () =>
      page.evaluate(() => document.readyState === "complete").catch(() => false),
    );
    return page;
  };
  const chooseIn = async (place: Place, text: string) => {
    const url = pages.place(place, text);
    const page = await open(url);
    const { press } = await pages.shown(url);
    await stage.chooseAt(press);
    return page;
  };

  return {
    open,
    openExtensionPage: (name) => open(new URL(`/${name}.html`, normal.url()).href),
    chooseIn,
    openLink: (link) => chromium.extensionPageAfter("reveal", () => chooseIn("link", link)),
    kept: () => worker.evaluate(namesInCaches),
    async close() {
      // The page that would answer ends with the windows.
      void worker.evaluate(closeAll).catch(() => undefined);
      await until("the private background has ended", () => backgrounds(browser) === 1);
    },
  };
}

async function hasMenu(worker: WebWorker): Promise<boolean> {
  return await worker.evaluate(() =>
    chrome.contextMenus.update("copy", {}).then(
      () => true,
      () => false,
    ),
  );
}

// Runs in the background.

async function namesInCaches(): Promise<readonly string[]> {
  const opened = (await caches.keys()).map((name) => caches.open(name));
  const keys = (await Promise.all(opened)).map((cache) => cache.keys());
  return (await Promise.all(keys)).flat().map(({ url }) => url);
}

async function closeAll(): Promise<void> {
  for (const { id } of await chrome.windows.getAll()) {
    if (id !== undefined) await chrome.windows.remove(id);
  }
}

function backgrounds(browser: Browser): number {
  return browser.targets().filter((target) => target.type() === TargetType.SERVICE_WORKER).length;
}
