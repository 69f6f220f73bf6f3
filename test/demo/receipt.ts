/** Shows the sender's record: enough to follow a secret and to burn it. */
import type { Page } from "puppeteer-core";
import { confirm, fill, press, sentence } from "../support/person";
import { until } from "../support/until";
import { openThePopup } from "./passphrase";
import { type Scene, type Step, verify, verifyReads } from "./step";

export async function burnByReceipt(step: Step): Promise<void> {
  const popup = await step(openThePopup);
  const link = await step(createALinkWithANote, popup);
  await step(seeItsReceipt, popup);
  await step(burnIt, popup, link);
  await step(openTheBurnedLink, link);
}

async function createALinkWithANote({ stage }: Scene, popup: Page): Promise<string> {
  await fill(popup, "Secret", "sent to the wrong person");
  await fill(popup, "Note to self", "for Ana");
  await press(popup, "Create link");
  return await stage.takeLink();
}

async function seeItsReceipt({ pictures }: Scene, popup: Page): Promise<void> {
  await press(popup, "Create another");
  await verifyReads("The list of receipts", popup, "for Ana");
  await verifyReads("The list of receipts", popup, sentence("receiptWaiting"));
  await verifyReads("The list of receipts", popup, sentence("receiptRevealed"));
  await pictures.both(popup, "popup-receipts");
}

async function burnIt({ stage, pictures }: Scene, popup: Page, link: string): Promise<void> {
  const id = new URL(link).pathname.split("/").at(-1) ?? "";
  const kept = stage.server.stored(id);
  verify("The server still keeps it", kept !== undefined, "nothing there");
  await press(popup, "Burn");
  await confirm(popup, "Burn");
  await verifyReads("Its receipt", popup, sentence("receiptBurned"));
  const gone = await until("it is gone", () => stage.server.stored(id) === undefined);
  verify("The server keeps nothing of it", gone, "the secret is still there");
  await pictures.both(popup, "popup-burned");
}

async function openTheBurnedLink({ stage }: Scene, link: string): Promise<void> {
  await verifyReads("The tab", await stage.openLink(link), sentence("goneHeading"));
}
