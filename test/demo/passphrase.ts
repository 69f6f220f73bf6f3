/** A secret with a passphrase, typed into the popup. */
import type { Page } from "puppeteer-core";
import { fill, press, sentence } from "../support/person";
import { revealedText } from "./right-click";
import { type Scene, show, type Step, verify, verifyReads, verifySame } from "./step";

const TEXT = "The safe: left 31, right 8,\n\tleft 77.";
const PASSPHRASE = "walnut lantern ember quiet";

export async function handOverWithPassphrase(step: Step): Promise<void> {
  const popup = await step(openThePopup);
  const link = await step(createALinkWithAPassphrase, popup);
  await step(copyThePassphraseByItsOwnButton, popup);
  await step(lookForThePassphraseAtTheServer);
  const tab = await step(revealTheLink, link);
  await step(tryAWrongPassphrase, tab);
  await step(tryTheRightPassphrase, tab);
}

export async function openThePopup({ stage: { chromium, pages } }: Scene): Promise<Page> {
  const popup = await chromium.pressToolbarButton(await chromium.open(pages.tryIt));
  await verifyReads("The popup, with the last link,", popup, sentence("linkCopied"));
  await press(popup, "Create another");
  return popup;
}

async function createALinkWithAPassphrase({ stage, pictures }: Scene, popup: Page) {
  await fill(popup, "Secret", TEXT);
  await fill(popup, "Passphrase", PASSPHRASE);
  await pictures.both(popup, "popup-form");
  await stage.display.clearClipboard();
  await press(popup, "Create link");
  const link = await stage.takeLink();
  await verifyReads("The popup", popup, sentence("linkCopied"));
  show("The link:", link);
  return link;
}

async function copyThePassphraseByItsOwnButton({ stage, pictures }: Scene, popup: Page) {
  await press(popup, "Copy passphrase");
  verifySame("The clipboard holds the passphrase alone", await stage.takeText(), PASSPHRASE);
  await pictures.both(popup, "popup-passphrase");
}

async function lookForThePassphraseAtTheServer({ stage }: Scene): Promise<void> {
  const log = JSON.stringify(stage.server.log);
  verify("It never got the passphrase", !log.includes(PASSPHRASE), log);
  verify("It never got the text", !log.includes("The safe"), log);
}

async function revealTheLink({ stage, pictures }: Scene, link: string): Promise<Page> {
  const tab = await stage.openLink(link);
  await press(tab, "Reveal once");
  await verifyReads("The tab", tab, sentence("unlockSealed"));
  await pictures.both(tab, "reveal-passphrase");
  return tab;
}

async function tryAWrongPassphrase(_scene: Scene, tab: Page): Promise<void> {
  await fill(tab, "Passphrase", "not this one");
  await press(tab, "Unlock");
  await verifyReads("The tab", tab, sentence("passphraseWrong"));
}

async function tryTheRightPassphrase(_scene: Scene, tab: Page): Promise<void> {
  await fill(tab, "Passphrase", PASSPHRASE);
  await press(tab, "Unlock");
  const text = await revealedText(tab);
  verifySame("The text is the typed one, byte for byte", text, TEXT);
  show("The revealed text:", text);
}
