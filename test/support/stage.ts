/** A stage has all that a journey needs: a display, a browser with the extension, pages to select in, and a server. */
import type { Page } from "puppeteer-core";
import {
  type LoggedExchange,
  type Options,
  type ReferenceServer,
  startReferenceServer,
} from "../reference/server";
import { type Chromium, openChromium, type Renewal, type Start } from "./chromium";
import { type Display, openDisplay, type Point } from "./display";
import type { Driver } from "./driver";
import { type LocalOrigin, portOf } from "./extension";
import { type Firefox, type FirefoxStart, openFirefox } from "./firefox";
import { openPages, type Pages, type Place } from "./pages";
import { type Parts, parts } from "./parts";
import { press } from "./person";
import { type Answer, answerFirefox, answerPrompt } from "./prompt";
import { until } from "./until";

/** The stage of any browser. */
export interface AnyStage {
  readonly display: Display;
  /** The browser, for journeys that run in every browser. */
  readonly driver: Driver;
  readonly pages: Pages;
  /** The server with one account, {@link ACCOUNT}. */
  readonly server: ReferenceServer;
  /** Starts one more server. */
  addServer(options?: Options): Promise<ReferenceServer>;
  /** Everything that was logged against the extension since the opening, or since the stage was renewed. */
  complaints(): Promise<readonly string[]>;
  /** Shows a page with this text in this place, all of it selected; gives the point on the screen to press on it. */
  select(place: Place, text: string): Promise<{ readonly page: Page; readonly at: Point }>;
  /** Chooses our entry in the real menu at this point. */
  chooseAt(at: Point): Promise<void>;
  /** Selects, and then chooses "Copy one-time link" in the real menu. */
  copyByMenu(place: Place, text: string): Promise<Page>;
  /** Makes the whole way: gives the link that the menu put on the clipboard, once the popup has told so. */
  linkOf(place: Place, text: string): Promise<string>;
  /** Waits for a link on the clipboard, and takes it from there. */
  takeLink(): Promise<string>;
  /** Waits for any text on the clipboard, and takes it from there. */
  takeText(): Promise<string>;
  /** Opens the popup over an unrelated page. */
  openPopup(): Promise<Page>;
  /** Opens a link as a recipient does: right button, "Reveal in new tab". */
  openLink(link: string): Promise<Page>;
  /** Opens and reveals a link, copies the text, and gives the text on the clipboard. */
  reveal(link: string): Promise<string>;
  /** Requests that create a secret, in the order of their arrival. */
  created(): readonly LoggedExchange[];
  /** Ends the browser if it still runs, and starts it again with the profile that it left. */
  restart(): Promise<void>;
  /** Answers the question for a permission that a press on this page has brought up. */
  answerPrompt(page: Page, answer: Answer): Promise<void>;
  /** Makes everything as it was at the opening: nothing of an earlier journey is left. The browser stays if it can. */
  renew(opening: Opening): Promise<void>;
  close(): Promise<void>;
}

/** The stage of Chromium. */
export interface Stage extends AnyStage {
  /** The Chromium that runs now. */
  readonly chromium: Chromium;
}

export const ACCOUNT = { user: "ana@example.com", token: "otter-7718-api-token" };

export type Opening = Pick<Start, "language" | "privateWindows">;

/**
 * @param extension folder of the built extension
 * @param home the server it was built for; one is started there
 */
export function openStage(
  extension: string,
  home: LocalOrigin,
  opening: Opening = {},
): Promise<Stage> {
  return openOn(home, async (ground) => {
    const { display, pages } = ground;
    let now = opening;
    let browsers: readonly Chromium[] = [];
    const begin = async ({ language, privateWindows }: Opening, profile?: string) => {
      const start = {
        ...(language === undefined ? {} : { language }),
        ...(privateWindows === undefined ? {} : { privateWindows }),
        ...(profile === undefined ? {} : { profile }),
      };
      const begun = await ground.open(openChromium(extension, display.env, start));
      browsers = [...browsers, begun];
      return begun;
    };
    let chromium = await begin(now);
    // To Chromium, an extension from a folder is installed anew with each start.
    const ready = async (how: Renewal = "installed") => {
      await until("our entry is in the menu", () => isRegistered(chromium));
      if (how === "installed") await (await chromium.extensionPage("welcome")).close();
    };
    await ready();
    const renew = async (next: Opening) => {
      const stays = chromium.browser.connected && next.language === now.language;
      const wanted = [now, next].every(({ privateWindows }) => privateWindows === undefined)
        ? "updated"
        : "installed";
      now = next;
      browsers = browsers.filter((one) => stays && one === chromium);
      const how = stays
        ? await chromium.renew(extension, [home, pages.origin], wanted, now.privateWindows)
        : "installed";
      if (!stays) {
        await chromium.quit();
        chromium = await begin(now);
      }
      await ground.renew();
      await ready(how);
    };
    return {
      ...play(ground, home, () => chromium),
      get server() {
        return ground.server();
      },
      get driver() {
        return chromium;
      },
      get chromium() {
        return chromium;
      },
      async complaints() {
        return (await Promise.all(browsers.map((one) => one.complaints()))).flat();
      },
      async restart() {
        await chromium.quit();
        chromium = await begin(now, chromium.profile);
        await ready();
      },
      answerPrompt: (page, answer) => answerPrompt(display, page, answer),
      renew,
    };
  });
}

/** As {@link openStage}, with Firefox. */
export function openFirefoxStage(
  extension: string,
  home: LocalOrigin,
  opening: Opening = {},
): Promise<AnyStage> {
  return openOn(home, async (ground) => {
    const { display, pages } = ground;
    let now = opening;
    const begin = (start?: FirefoxStart) =>
      ground.open(openFirefox(extension, display.env, { ...now, ...start }));
    let firefox = await begin();
    let ended: readonly Firefox[] = [];
    return {
      ...play(ground, home, () => firefox),
      get server() {
        return ground.server();
      },
      get driver() {
        return firefox;
      },
      async complaints() {
        return (await Promise.all([...ended, firefox].map((one) => one.complaints()))).flat();
      },
      async restart() {
        await firefox.quit();
        ended = [...ended, firefox];
        firefox = await begin({ profile: firefox.profile });
      },
      answerPrompt: (_page, answer) => answerFirefox(display, firefox, answer),
      async renew(next) {
        ended = [];
        now = next;
        if (firefox.running) {
          await firefox.renew([home, pages.origin], now.language);
        } else firefox = await begin();
        await ground.renew();
      },
    };
  });
}

/** A stage before it has a browser. */
interface Ground {
  readonly display: Display;
  readonly pages: Pages;
  /** The server at home that runs now. */
  readonly server: () => ReferenceServer;
  readonly addServer: Stage["addServer"];
  /** Opens something that is closed with the stage. */
  readonly open: Parts["open"];
  /** Ends every server and starts the one at home anew, and empties the clipboard. */
  readonly renew: () => Promise<void>;
}

async function openOn<T extends object>(
  home: LocalOrigin,
  furnish: (ground: Ground) => Promise<T>,
): Promise<T & Pick<AnyStage, "close">> {
  const all = parts();
  let servers = parts();
  const close = async () => {
    await all.close();
    await servers.close();
  };
  const addServer = (options: Options = {}) =>
    servers.open(startReferenceServer({ account: ACCOUNT, ...options }));
  const openHome = () => addServer({ port: portOf(home) });
  try {
    const display = await all.open(openDisplay());
    const pages = await all.open(openPages());
    let server = await openHome();
    await display.clearClipboard();
    const stage = await furnish({
      display,
      pages,
      server: () => server,
      addServer,
      open: (part) => all.open(part),
      async renew() {
        await servers.close();
        servers = parts();
        server = await openHome();
        await display.clearClipboard();
      },
    });
    return Object.assign(stage, { close });
  } catch (error) {
    await close();
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
  { display, pages, server, addServer }: Ground,
  home: LocalOrigin,
  driver: () => Driver,
): Omit<
  AnyStage,
  "driver" | "server" | "complaints" | "restart" | "answerPrompt" | "renew" | "close"
> {
  const select = async (place: Place, text: string) => {
    const url = pages.place(place, text);
    const page = await driver().open(url);
    const { press: at } = await pages.shown(url);
    return { page, at };
  };
  const chooseAt = (at: Point) => display.choose(at, driver().ourEntry);
  const chooseIn = async (place: Place, text: string) => {
    const { page, at } = await select(place, text);
    await chooseAt(at);
    return page;
  };
  const takeText = async () => {
    const text = await until(
      "a text is on the clipboard",
      async () => (await display.clipboard()) || undefined,
    );
    await display.clearClipboard();
    return text;
  };
  const takeLink = async () => {
    const link = await takeText();
    if (!link.startsWith(`${home}/secret/`)) throw new Error("The clipboard holds no link");
    return link;
  };
  const openLink = (link: string) => driver().tabAfter("reveal", () => chooseIn("link", link));

  return {
    display,
    pages,
    addServer,
    select,
    chooseAt,
    copyByMenu: chooseIn,
    takeText,
    takeLink,
    async linkOf(place, text) {
      // A popup that opens later would close the next menu.
      await driver().popupAfter(() => chooseIn(place, text));
      return await takeLink();
    },
    openPopup: () => driver().openPopup(pages.plain),
    openLink,
    async reveal(link) {
      const tab = await openLink(link);
      await press(tab, "Reveal once");
      await press(tab, "Copy text");
      return await takeText();
    },
    created: () => server().log.filter(({ method, path }) => isCreate(method, path)),
  };
}

export const CREATE = /^POST .*\/conceal$/;
export const REVEAL = /^POST .*\/reveal$/;

function isCreate(method: string, path: string): boolean {
  return CREATE.test(`${method} ${path}`);
}
