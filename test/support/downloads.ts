/** Files that a page saves and takes: as a person does both, with the browser's own dialogs answered. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { until } from "./until";

export interface Saved {
  readonly name: string;
  readonly text: string;
  /** Chooses it where the page takes a file. */
  give(page: Page): Promise<void>;
}

/** The file that the browser saves when `act` makes it; with its folder, which ends with the test. */
export async function savedBy(browser: Browser, act: () => Promise<unknown>): Promise<Saved> {
  const folder = mkdtempSync(join(tmpdir(), "secret-links-saved-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await act();
  const name = await until("a file was saved", () =>
    readdirSync(folder).find((file) => !file.endsWith(".crdownload")),
  );
  const path = join(folder, name);
  return {
    name,
    text: readFileSync(path, "utf8"),
    give: (page) => giveFile(page, path),
  };
}

/** Chooses this file in the dialog of the page's only field for one. Its name in Chromium tells what is chosen, too. */
export async function giveFile(page: Page, path: string): Promise<void> {
  const open = page.locator('input[type="file"]').click();
  const [chooser] = await Promise.all([page.waitForFileChooser(), open]);
  await chooser.accept([path]);
}
