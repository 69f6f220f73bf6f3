/** Saves and chooses files as a person does, with the browser's own dialogs answered. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "puppeteer-core";
import { onTestFinished } from "vitest";
import { until } from "./until";

export interface Saved {
  readonly name: string;
  readonly text: string;
  readonly path: string;
}

/** The file that Chromium saves when `act` makes it; with its folder, which ends with the test. */
export async function savedBy(
  context: BrowserContext,
  act: () => Promise<unknown>,
): Promise<Saved> {
  const folder = mkdtempSync(join(tmpdir(), "secret-links-saved-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const session = await context.browser().target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    // The browser's first context has none.
    ...(context.id === undefined ? {} : { browserContextId: context.id }),
  });
  return await savedIn(folder, act);
}

/** The file that a browser saves in this folder when `act` makes it. */
export async function savedIn(folder: string, act: () => Promise<unknown>): Promise<Saved> {
  const before = readdirSync(folder);
  await act();
  const name = await until("a file was saved", () =>
    readdirSync(folder).find((file) => !before.includes(file) && isWhole(join(folder, file))),
  );
  const path = join(folder, name);
  return { name, text: readFileSync(path, "utf8"), path };
}

/** Firefox holds the place of a file with an empty one. */
function isWhole(path: string): boolean {
  return !/\.(?:crdownload|part)$/.test(path) && statSync(path).size > 0;
}

/** Chooses this file in the dialog of the page's only field for one. Its name in Chromium tells what is chosen, too. */
export async function giveFile(page: Page, path: string): Promise<void> {
  const open = page.locator('input[type="file"]').click();
  const [chooser] = await Promise.all([page.waitForFileChooser(), open]);
  await chooser.accept([path]);
}
