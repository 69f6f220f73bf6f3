/** From a right-click on selected text to the reveal tab, as two people would do it. */
import type { Page } from "puppeteer-core";
import { press, sentence } from "../support/person";
import { PRIVATE_KEY } from "../support/try-it";
import { until } from "../support/until";
import { spotOf } from "./places";
import { type Scene, show, type Step, verify, verifyReads, verifySame } from "./step";

export const KEY = "section[data-place=pre] pre";
/** The part of the screen with the popup, and with the page beside it. */
const PART = "1280x690+0+0";

export async function handOverByRightClick(step: Step): Promise<void> {
  const page = await step(openThePageToTryThingsOn);
  await step(selectThePrivateKeyWithTheMouse, page);
  const link = await step(rightClickItAndChooseCopyOneTimeLink, page);
  await step(readThePopup);
  await step(lookAtWhatTheServerGot, link);
  await step(pasteTheLinkIntoThePage, page, link);
  const tab = await step(rightClickItAndChooseRevealInNewTab, page);
  await step(readTheTabBeforeRevealing, tab);
  await step(revealOnce, tab);
  await step(copyTheText, tab);
  await step(openTheLinkAgain, link);
}

async function openThePageToTryThingsOn({ stage: { chromium, pages } }: Scene): Promise<Page> {
  const [blank] = await chromium.browser.pages();
  const page = await chromium.open(pages.tryIt);
  await blank?.close();
  await verifyReads("The page", page, "-----BEGIN PRIVATE KEY-----");
  return page;
}

async function selectThePrivateKeyWithTheMouse({ stage }: Scene, page: Page): Promise<void> {
  const { from, to } = await spotOf(page, KEY);
  stage.display.drag(from, to);
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
  await until("all of it is selected", async () => (await selected()) === PRIVATE_KEY).catch(
    () => undefined,
  );
  const lines = PRIVATE_KEY.split("\n").length;
  verifySame(`All ${lines} lines of it are selected`, await selected(), PRIVATE_KEY);
}

async function rightClickItAndChooseCopyOneTimeLink({ stage }: Scene, page: Page): Promise<string> {
  const { display, server } = stage;
  const { on } = await spotOf(page, KEY);
  await display.clearClipboard();
  await stage.chooseAt(on);
  const link = await until(
    "the clipboard holds something",
    async () => (await display.clipboard()) || undefined,
  );
  const isLink = link.startsWith(`${server.origin}/secret/`) && /#[0-9a-f]{64}$/.test(link);
  verify("The clipboard holds a one-time link with its key", isLink, link);
  show("The link:", link);
  return link;
}

async function readThePopup({ stage: { chromium }, pictures }: Scene): Promise<void> {
  const popup = await chromium.extensionPage("popup");
  await verifyReads("The popup", popup, sentence("linkCopied"));
  await verifyReads("The popup", popup, "Opens once, within 7 days.");
  await pictures.screen("copied", PART);
  await pictures.both(popup, "popup-link-copied");
}

async function lookAtWhatTheServerGot({ stage }: Scene, link: string): Promise<void> {
  const log = JSON.stringify(stage.server.log);
  const made = `${stage.created().length} requests that create a secret`;
  verify("It was asked once to create a secret", stage.created().length === 1, made);
  const lines = PRIVATE_KEY.split("\n");
  verify("It got no line of the text", !lines.some((line) => log.includes(line)), log);
  verify("It never got the link's key", !log.includes(new URL(link).hash.slice(1)), log);
}

async function pasteTheLinkIntoThePage({ stage }: Scene, page: Page, link: string) {
  const { display } = stage;
  // The popup has the keyboard until it is closed.
  display.press("Escape");
  const { on } = await spotOf(page, "#paste");
  await until("the field has the keyboard", async () => {
    display.click(on);
    return await page.evaluate(() => document.hasFocus() && document.activeElement?.id === "paste");
  });
  display.press("ctrl+v");
  const shown = await page
    .locator("#link a")
    .map((element) => element.getAttribute("href") ?? "")
    .wait();
  verifySame("It is on the page, to be opened there", shown, link);
}

async function rightClickItAndChooseRevealInNewTab({ stage }: Scene, page: Page): Promise<Page> {
  const { on } = await spotOf(page, "#link a");
  return await stage.chromium.extensionPageAfter("reveal", () => stage.chooseAt(on));
}

async function readTheTabBeforeRevealing({ stage, pictures }: Scene, tab: Page): Promise<void> {
  await verifyReads("The tab", tab, sentence("waitingHeading"));
  await verifyReads("The tab", tab, sentence("ownLink"));
  await verifyReads("The tab", tab, sentence("factAvailableUntil"));
  verify("Its address holds nothing of the link", !tab.url().includes("#"), tab.url());
  const asked = stage.server.log.filter(({ path }) => path.endsWith("/reveal"));
  verify("Nothing was revealed by looking", asked.length === 0, JSON.stringify(asked));
  await pictures.both(tab, "reveal-before");
}

async function revealOnce({ pictures }: Scene, tab: Page): Promise<void> {
  await press(tab, "Reveal once");
  const text = await revealedText(tab);
  verifySame("The text is the selected one, byte for byte", text, PRIVATE_KEY);
  show("The revealed text:", text);
  await pictures.both(tab, "reveal-after");
}

async function copyTheText({ stage }: Scene, tab: Page): Promise<void> {
  await stage.display.clearClipboard();
  await press(tab, "Copy text");
  verifySame("The clipboard holds the same", await stage.takeText(), PRIVATE_KEY);
}

async function openTheLinkAgain({ stage, pictures }: Scene, link: string): Promise<void> {
  const tab = await stage.openLink(link);
  await verifyReads("The tab", tab, sentence("goneHeading"));
  await pictures.both(tab, "reveal-gone");
}

export async function revealedText(tab: Page): Promise<string> {
  return await tab
    .locator("pre.text")
    .map((element) => element.textContent ?? "")
    .wait();
}
