/** All that a journey needs in Firefox: a display, the browser with the extension, pages to select in, and a server. */
import type { Page } from "puppeteer-core";
import { type ReferenceServer, startReferenceServer } from "../reference/server";
import { type Display, openDisplay } from "./display";
import { portOf } from "./extension";
import { type Firefox, openFirefox } from "./firefox";
import type { Lane } from "./lane";
import { openPages, type Pages, type Place } from "./pages";
import { parts } from "./parts";
import { until } from "./until";

export interface FirefoxStage {
  readonly display: Display;
  readonly firefox: Firefox;
  readonly server: ReferenceServer;
  readonly pages: Pages;
  /** Selects this text in this place, chooses "Copy one-time link" in the real menu, and gives what is then on the clipboard. */
  copyByMenu(place: Place, text: string): Promise<string>;
  /** Opens a link as a recipient does: right button, "Reveal in new tab". */
  openLink(link: string): Promise<Page>;
  /** Waits for any text on the clipboard, and takes it from there. */
  takeText(): Promise<string>;
}

/** Our entry is the last in each of Firefox's menus. */
export const OUR_ENTRY = ["Up", "Return"];

/**
 * Opens a stage, plays on it and closes it, whatever comes. The server is started at the lane's home.
 */
export async function onFirefoxStage(
  { firefoxBuild, home }: Pick<Lane, "firefoxBuild" | "home">,
  play: (stage: FirefoxStage) => Promise<void>,
): Promise<void> {
  const all = parts();
  try {
    const display = await all.open(openDisplay());
    const server = await all.open(startReferenceServer({ port: portOf(home) }));
    const pages = await all.open(openPages());
    const firefox = await all.open(openFirefox(firefoxBuild, display.env));
    await play(arrange(display, server, pages, firefox));
  } finally {
    await all.close();
  }
}

function arrange(
  display: Display,
  server: ReferenceServer,
  pages: Pages,
  firefox: Firefox,
): FirefoxStage {
  const chooseIn = async (place: Place, text: string) => {
    const url = pages.place(place, text);
    await firefox.open(url);
    const { press } = await pages.shown(url);
    await display.choose(press, OUR_ENTRY);
  };
  const takeText = async () => {
    const text = await until("a text is on the clipboard", () => display.clipboard() || undefined);
    display.clearClipboard();
    return text;
  };
  display.clearClipboard();
  return {
    display,
    server,
    pages,
    firefox,
    takeText,
    async copyByMenu(place, text) {
      await chooseIn(place, text);
      return await takeText();
    },
    openLink: (link) => firefox.revealTabAfter(() => chooseIn("link", link)),
  };
}
