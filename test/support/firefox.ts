/** Firefox with the extension, in a window on a display of its own. */
import { launch, type Browser, type Page } from "puppeteer-core";
import { HEIGHT, WIDTH } from "./display";
import { locate } from "./programs.mjs";

export interface Firefox {
  readonly browser: Browser;
  open(url: string): Promise<Page>;
  /** A tab that shows a page of the extension, for instance `/popup.html`. */
  openExtensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** As in the manifest. */
const ID = "secret-links@secret-links.invalid";
/** The host of the extension's pages, which is random otherwise. */
const HOST = "5ec2e711-9a3b-4c55-8d10-0fe1a7a11ce5";

/** @param extension folder of the built extension */
export async function openFirefox(extension: string, env: NodeJS.ProcessEnv): Promise<Firefox> {
  const browser = await launch({
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
      // Its entry in the context menu would come after ours.
      "browser.ml.chat.enabled": false,
    },
  });
  await browser.installExtension(extension);
  const open = async (url: string) => {
    const page = await browser.newPage();
    // Firefox tells of no load for pages of extensions, so none is waited for.
    await page.goto(url, { waitUntil: [] });
    await page.bringToFront();
    return page;
  };
  return {
    browser,
    open,
    openExtensionPage: (path) => open(`moz-extension://${HOST}${path}`),
    close: () => browser.close(),
  };
}
