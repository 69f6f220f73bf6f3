/** A person's acts in the browser's own list of extensions, where ours is not asked. */
import type { Browser } from "puppeteer-core";

/** An object of Chromium's page for extensions only. */
declare const chrome: {
  readonly developerPrivate: {
    updateExtensionConfiguration(change: {
      readonly extensionId: string;
      readonly hostAccess: "ON_CLICK";
    }): Promise<void>;
  };
};

/**
 * Sets site access to "On click": no host is left, be it of the manifest or granted later.
 *
 * @param id the id of the extension
 */
export async function revokeHosts(browser: Browser, id: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto("chrome://extensions");
  await page.evaluate(
    (extensionId) =>
      chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: "ON_CLICK" }),
    id,
  );
  await page.close();
}
