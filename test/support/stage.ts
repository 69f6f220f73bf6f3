/** All that a journey needs: a display, Chromium with the extension, pages to select in, and a server. */
import type { Page } from "puppeteer-core";
import {
  type LoggedExchange,
  type Options,
  type ReferenceServer,
  startReferenceServer,
} from "../reference/server";
import { type Chromium, openChromium, type Start } from "./chromium";
import { type Display, openDisplay, type Point } from "./display";
import { type LocalOrigin, portOf } from "./extension";
import { openPages, type Pages, type Place } from "./pages";
import { parts } from "./parts";
import { press } from "./person";
import { answerPrompt, type Answer } from "./prompt";
import { until } from "./until";

export interface Stage {
  readonly display: Display;
  /** The one that runs now. */
  readonly chromium: Chromium;
  readonly pages: Pages;
  /** It has one account, {@link ACCOUNT}. */
  readonly server: ReferenceServer;
  /** Starts one more server. */
  addServer(options?: Options): Promise<ReferenceServer>;
  /** Ends the browser if it still runs, and starts it again with the profile that it left. */
  restart(): Promise<void>;
  /**
   * Makes all of it as it was at the opening: nothing of an earlier journey is left. The browser is the same one, unless
   * that has ended or spoke another language.
   */
  renew(opening: Opening): Promise<void>;
  /** The extension's complaints in any of the browsers since the opening, or since it was renewed. */
  complaints(): readonly string[];
  /** Answers the question for a permission that a press on this page has brought up. */
  answerPrompt(page: Page, answer: Answer): Promise<void>;
  /** Shows a page with this text in this place, all of it selected; gives where on the screen to press on it. */
  select(place: Place, text: string): Promise<{ readonly page: Page; readonly at: Point }>;
  /** Chooses our entry in the real menu of what is there. */
  chooseAt(at: Point): Promise<void>;
  /** Selects, and then chooses "Copy one-time link" in the real menu. */
  copyByMenu(place: Place, text: string): Promise<Page>;
  /** The whole of it: the link that the menu put on the clipboard, once the popup has told so. */
  linkOf(place: Place, text: string): Promise<string>;
  /** Waits for a link on the clipboard, and takes it from there. */
  takeLink(): Promise<string>;
  /** Waits for any text on the clipboard, and takes it from there. */
  takeText(): Promise<string>;
  /** Opens a link as a recipient does: right button, "Reveal in new tab". */
  openLink(link: string): Promise<Page>;
  /** Opens and reveals it, copies the text, and gives what is then on the clipboard. */
  reveal(link: string): Promise<string>;
  /** Requests that create a secret, in the order they came. */
  created(): readonly LoggedExchange[];
  close(): Promise<void>;
}

/** Our entry is the last but one in each of Chromium's menus; "Inspect" is the last. */
export const OUR_ENTRY = ["Up", "Up", "Return"];

export const ACCOUNT = { user: "ana@example.com", token: "otter-7718-api-token" };

export interface Opening extends Pick<Start, "language" | "privateWindows"> {
  /** Leaves the page open that opens once on install. */
  readonly welcome?: "kept";
}

/**
 * @param extension folder of the built extension
 * @param home the server it was built for; one is started there
 */
export async function openStage(
  extension: string,
  home: LocalOrigin,
  opening: Opening = {},
): Promise<Stage> {
  const all = parts();
  let servers = parts();
  try {
    const display = await all.open(openDisplay());
    const pages = await all.open(openPages());
    const addServer = (options: Options = {}) =>
      servers.open(startReferenceServer({ account: ACCOUNT, ...options }));
    const openHome = () => addServer({ port: portOf(home) });
    let server = await openHome();
    let browsers: readonly Chromium[] = [];
    let complained = 0;
    const complaints = () => browsers.flatMap((one) => one.complaints);
    const begin = async (start: Start) => {
      const chromium = await all.open(openChromium(extension, display.env, start));
      browsers = [...browsers, chromium];
      return chromium;
    };
    let [chromium, now] = [await begin(opening), opening];
    const ready = async () => {
      await until("our entry is in the menu", () => isRegistered(chromium));
      // To Chromium, an extension from a folder is installed anew with each start.
      if (now.welcome !== "kept") await (await chromium.extensionPage("welcome")).close();
    };
    await ready();
    display.clearClipboard();
    return {
      ...play(
        display,
        pages,
        () => server,
        () => chromium,
        home,
      ),
      get chromium() {
        return chromium;
      },
      get server() {
        return server;
      },
      addServer,
      async restart() {
        await chromium.quit();
        chromium = await begin({ ...now, profile: chromium.profile });
        await ready();
      },
      async renew(next) {
        const kept = chromium.browser.connected && next.language === now.language;
        now = next;
        if (kept) await chromium.renew(extension, [home, pages.origin], now.privateWindows);
        else {
          await chromium.quit();
          chromium = await begin(now);
        }
        await servers.close();
        servers = parts();
        server = await openHome();
        await ready();
        complained = complaints().length;
        display.clearClipboard();
      },
      complaints: () => complaints().slice(complained),
      async close() {
        await all.close();
        await servers.close();
      },
    };
  } catch (error) {
    await all.close();
    await servers.close();
    throw error;
  }
}

/** Right after it was loaded, the background starts anew once more. */
async function isRegistered(chromium: Chromium): Promise<boolean> {
  try {
    const worker = await chromium.worker();
    return await worker.evaluate(() =>
      chrome.contextMenus.update("copy", {}).then(
        () => true,
        () => false,
      ),
    );
  } catch {
    return false;
  }
}

function play(
  display: Display,
  pages: Pages,
  server: () => ReferenceServer,
  chromium: () => Chromium,
  home: LocalOrigin,
): Omit<Stage, "chromium" | "server" | "addServer" | "restart" | "renew" | "complaints" | "close"> {
  const select = async (place: Place, text: string) => {
    const url = pages.place(place, text);
    const page = await chromium().open(url);
    const { press: at } = await pages.shown(url);
    return { page, at };
  };
  const chooseAt = (at: Point) => display.choose(at, OUR_ENTRY);
  const chooseIn = async (place: Place, text: string) => {
    const { page, at } = await select(place, text);
    await chooseAt(at);
    return page;
  };
  const takeText = async () => {
    const text = await until("a text is on the clipboard", () => display.clipboard() || undefined);
    display.clearClipboard();
    return text;
  };
  const takeLink = async () => {
    const link = await takeText();
    if (!link.startsWith(`${home}/secret/`)) throw new Error("The clipboard holds no link");
    return link;
  };
  const openLink = async (link: string) =>
    await chromium().extensionPageAfter("reveal", () => chooseIn("link", link));

  return {
    display,
    pages,
    select,
    chooseAt,
    copyByMenu: chooseIn,
    takeText,
    takeLink,
    async linkOf(place, text) {
      // A popup that opens later would close the next menu.
      await chromium().extensionPageAfter("popup", () => chooseIn(place, text));
      return await takeLink();
    },
    openLink,
    async reveal(link) {
      const tab = await openLink(link);
      await press(tab, "Reveal once");
      await press(tab, "Copy text");
      return await takeText();
    },
    answerPrompt: (page, answer) => answerPrompt(display, page, answer),
    created: () => server().log.filter(({ method, path }) => isCreate(method, path)),
  };
}

export const CREATE = /^POST .*\/conceal$/;
export const REVEAL = /^POST .*\/reveal$/;

function isCreate(method: string, path: string): boolean {
  return CREATE.test(`${method} ${path}`);
}
