/** In Firefox, too, a sealed text that could not be opened is saved and opened later, and a link has its QR code. */
import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { type Saved, savedIn } from "../support/downloads";
import { type FirefoxStage, onFirefoxStage } from "../support/firefox-stage";
import { lane } from "../support/lane";
import { fill, press, reads, sentence } from "../support/person";
import { modulesOf, modulesOn } from "../support/qr";
import { until } from "../support/until";

const TEXT = "  DB_PASSWORD=osprey-5503 ";
const PASSPHRASE = "heron-6120-passphrase";

async function journey(play: (stage: FirefoxStage) => Promise<void>): Promise<void> {
  await onFirefoxStage(lane(), async (stage) => {
    await play(stage);
    expect(await stage.firefox.complaints()).toEqual([]);
  });
}

/** Another page of the extension in a tab of its own. */
async function openBeside({ firefox }: FirefoxStage, ours: Page, name: string): Promise<Page> {
  const url = await ours.evaluate((file) => new URL(file, location.href).href, `/${name}.html`);
  return await firefox.open(url);
}

/** Saves what was received and cannot be opened; gives the file, and where it was received. */
async function receive(stage: FirefoxStage, link: string, trouble: string) {
  const tab = await stage.openLink(link);
  await press(tab, sentence("revealOnce"));
  await reads(tab, trouble);
  const save = () => press(tab, sentence("saveSealed"));
  return { tab, file: await savedIn(stage.firefox.downloads, save) };
}

async function openLater(stage: FirefoxStage, tab: Page, file: Saved, link: string): Promise<Page> {
  const later = await openBeside(stage, tab, "reveal");
  await press(later, sentence("haveSealedText"));
  await fill(later, sentence("link"), link);
  // Of a dialog in a page of an extension, Firefox tells nobody.
  const field = await later.waitForSelector('input[type="file"]');
  await field?.uploadFile(file.path);
  await press(later, sentence("open"));
  return later;
}

/** To Firefox, a field for passwords is no text box. */
async function fillPassphrase(page: Page): Promise<void> {
  await page.locator('input[type="password"]').fill(PASSPHRASE);
}

function storedOf({ server }: FirefoxStage, link: string): string | undefined {
  return server.stored(new URL(link).pathname.split("/").at(-1) ?? "");
}

test("in Firefox a sealed text is saved and opened later, and a link shows its QR code", () =>
  journey(async (stage) => {
    const link = await stage.copyByMenu("pre", TEXT);
    const stored = storedOf(stage, link);
    const cut = link.replace(/#.*/, "");
    const { tab, file } = await receive(stage, cut, sentence("problemKeyMissing"));
    expect(file.name).toMatch(/^sealed-text-\d{4}-\d\d-\d\d\.txt$/);
    expect(file.text).toBe(stored);
    const later = await openLater(stage, tab, file, link);
    await press(later, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);

    // As a tab it can be driven, which the popup cannot.
    const popup = await openBeside(stage, tab, "popup");
    await press(popup, sentence("createAnother"));
    await fill(popup, sentence("secret"), TEXT);
    await fillPassphrase(popup);
    await press(popup, sentence("createLink"));
    await reads(popup, sentence("linkCopied"));
    const locked = await stage.takeText();
    const received = await receive(stage, locked, sentence("unlockSealed"));
    const last = await openLater(stage, tab, received.file, locked);
    await fillPassphrase(last);
    await press(last, sentence("unlock"));
    await press(last, sentence("copyText"));
    expect(await stage.takeText()).toBe(TEXT);

    await popup.bringToFront();
    await press(popup, sentence("showQrCode"));
    await until("the code is drawn", async () => (await popup.$("svg.qr")) !== null);
    expect(await modulesOn(popup)).toBe(modulesOf(locked));
  }));
