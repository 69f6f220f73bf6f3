/** Firefox with the extension, in a window on a display of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type Browser, type Page } from "puppeteer-core";
import type webextension from "webextension-polyfill";
import { HEIGHT, WIDTH } from "./display";
import { locate } from "./programs.mjs";
import { until } from "./until";

export interface Firefox {
  readonly browser: Browser;
  /** Folder of the files that it saves; ends with it. */
  readonly downloads: string;
  open(url: string): Promise<Page>;
  /** The tab with a reveal page that `act` makes open, whatever is open already. */
  revealTabAfter(act: () => Promise<unknown>): Promise<Page>;
  /** What can be read in the popup that is open, or opens next: it is no page that could be driven. */
  popupText(): Promise<string>;
  /** Presses a button there. */
  pressInPopup(button: string): Promise<void>;
  /** Whether the background is loaded. It is not while it has nothing to do. */
  isAwake(): Promise<boolean>;
  /** Whatever Firefox has to say against the extension: its manifest, its policy, its scripts. Opens a tab. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** As in the manifest. */
const ID = "secret-links@secret-links.invalid";
/** The host of the extension's pages, which is random otherwise. */
const HOST = "5ec2e711-9a3b-4c55-8d10-0fe1a7a11ce5";

/** Milliseconds without work after which Firefox unloads a background; it takes 30 s unless told otherwise. */
const IDLE = 3000;

/** Firefox's note that a page was closed while it waited for the background, as a popup is by a click elsewhere. */
const CLOSED = "after context unloaded";

/** Of the global object of Firefox's own pages, the console that everything of the browser writes to. */
declare const Services: {
  readonly console: { getMessageArray(): readonly { readonly message: string }[] };
};
/** The extension's own global object, with Firefox's promises. */
declare const browser: typeof webextension;

/** @param extension folder of the built extension */
export async function openFirefox(extension: string, env: NodeJS.ProcessEnv): Promise<Firefox> {
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
      "extensions.webextensions.uuids": JSON.stringify({ [ID]: HOST }),
      "extensions.background.idle.timeout": IDLE,
      // Its entry in the context menu would come after ours.
      "browser.ml.chat.enabled": false,
      // 2 is Firefox's word for "the folder of that name".
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      // It would take the focus.
      "browser.download.alwaysOpenPanel": false,
    },
  });
  await firefox.installExtension(extension);
  const open = async (url: string) => {
    const page = await firefox.newPage();
    // Firefox tells of no load for pages of extensions, so none is waited for.
    await page.goto(url, { waitUntil: [] });
    await page.bringToFront();
    return page;
  };
  // It opens once, on install, and would come before what a journey opens.
  await (await until("the welcome is open", () => find(firefox, "welcome"))).close();
  // A page of the extension sees its popup and its background. It has no link and does nothing else.
  const observer = await open(`moz-extension://${HOST}/reveal.html`);
  await until("a page of the extension is open", () => isOurs(observer, "reveal"));

  return {
    browser: firefox,
    downloads,
    open,
    async revealTabAfter(act) {
      const before = await firefox.pages();
      await act();
      return await until("a reveal tab opens", () => find(firefox, "reveal", before));
    },
    popupText: () =>
      until("the popup is open", () =>
        observer.evaluate(() => {
          const [popup] = browser.extension.getViews({ type: "popup" });
          return popup?.document.body.innerText.trim() || undefined;
        }),
      ),
    async pressInPopup(name) {
      await until(`"${name}" is pressed in the popup`, () =>
        observer.evaluate((wanted) => {
          const [popup] = browser.extension.getViews({ type: "popup" });
          const buttons = [...(popup?.document.querySelectorAll("button") ?? [])];
          const button = buttons.find((one) => one.innerText === wanted && !one.disabled);
          button?.click();
          return button !== undefined;
        }, name),
      );
    },
    isAwake: () =>
      observer.evaluate(async () => {
        const contexts = await browser.runtime.getContexts({ contextTypes: ["BACKGROUND"] });
        return contexts.length > 0;
      }),
    async complaints() {
      const page = await open("about:addons");
      const messages = await until("Firefox's own page is open", () => readConsole(page));
      return messages
        .filter(
          (message) => message.includes(HOST) || message.includes(`addons.webextension.${ID}`),
        )
        .filter((message) => !message.includes(CLOSED));
    },
    async close() {
      await firefox.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

async function find(
  firefox: Browser,
  name: "reveal" | "welcome",
  except: readonly Page[] = [],
): Promise<Page | undefined> {
  const fresh = (await firefox.pages()).filter((page) => !except.includes(page));
  for (const page of fresh) if (await isOurs(page, name)) return page;
  return undefined;
}

/** Puppeteer's `page.url()` stays behind for tabs that the extension opens. */
async function isOurs(page: Page, name: "reveal" | "welcome"): Promise<boolean> {
  return await page
    .evaluate(() => location.href)
    .then(
      (url) => url.startsWith(`moz-extension://${HOST}/${name}.html`),
      () => false,
    );
}

async function readConsole(page: Page): Promise<readonly string[] | undefined> {
  return await page.evaluate(() =>
    location.protocol === "about:" && "Services" in globalThis
      ? Services.console.getMessageArray().map(({ message }) => message)
      : undefined,
  );
}
